package io.github.socketiojakarta.example.admin;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;

/**
 * The namespace of the administrators' page. The role is the container's, from the login of the HTTP session: who does not
 * have it cannot connect here, over no transport, and so hears nothing either.
 */
@SocketIoNamespace("/admin")
@RolesAllowed("admin")
public class Administration {

    @Inject
    SocketIoServer io;

    @Inject
    LiveOverview overview;

    @Inject
    Announcements announcements;

    @OnConnect
    void welcome(Socket socket, Principal administrator) {
        socket.emit("welcome", administrator.getName());
        socket.emit("overview", overview.current());
    }

    @OnEvent("announce")
    Announcement announce(
            @NotBlank(message = Announcement.BLANK) @Size(max = Announcement.MAX_TEXT) String text,
            Principal administrator) {
        return announcements.publish(text, administrator.getName());
    }

    /** The page does not come back by itself: a client that the server disconnects does not try to. */
    @OnEvent("disconnect visitor")
    void disconnect(String id) {
        io.socket(id)
                .orElseThrow(() -> new EventRefusedException("unknown", "This visitor has already left"))
                .disconnect();
    }
}
