package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.Auth;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.OnConnect;
import io.github.socketiojakarta.OnConnecting;
import io.github.socketiojakarta.OnDisconnect;
import io.github.socketiojakarta.OnEvent;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoNamespace;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;

/**
 * What arrives from the pages of the visitors, and what the others get to see of it. What a method returns is the
 * acknowledgement; what it refuses, and what violates a constraint, is one too, with the member {@code error}.
 */
@SocketIoNamespace
public class Chat {

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_ID = 100;

    @Inject
    SocketIoServer io;

    @Inject
    Nicknames nicknames;

    @Inject
    Rooms rooms;

    @Inject
    Members members;

    /** Another one for each socket, although there is only one chat: see {@code SocketScoped}. */
    @Inject
    Visitor visitor;

    @OnConnecting
    void claimName(Socket socket, @Auth("nickname") Optional<String> nickname, @Auth("key") Optional<String> key) {
        nicknames.claim(socket, nickname.orElse("").strip(), key.orElse(""));
    }

    @OnConnect
    void arrive(Socket socket) {
        if (!nicknames.isOwner(socket)) { // two asked for the same name at the same moment
            socket.disconnect();
            return;
        }
        socket.join(personalRoom(visitor.nickname()));
        members.changed();
    }

    @OnEvent("enter")
    RoomView enter(Socket socket, String name) {
        if (!rooms.contains(name)) {
            throw new EventRefusedException("unknown", "There is no room " + name);
        }
        String before = visitor.enter(name);
        if (!before.isEmpty() && !before.equals(name)) {
            socket.leave(before);
            members.changed(before);
        }
        socket.join(name);
        members.changed(name);
        return new RoomView(name, Rooms.NAMES, members.in(name), rooms.history(name));
    }

    @OnEvent("message")
    Receipt say(
            Socket socket,
            @NotBlank(message = "A message cannot be empty")
                    @Size(max = MAX_TEXT, message = "A message has up to {max} characters")
                    String text) {
        Message message =
                new Message(newId(), visitor.roomOrRefuse(), visitor.nickname(), text, System.currentTimeMillis());
        rooms.remember(message);
        socket.to(message.room()).emit("message", message);
        io.except(message.room()).emit("activity", message.room());
        return new Receipt(message.id(), message.time());
    }

    @OnEvent("picture")
    Receipt show(Socket socket, @NotNull @Valid Upload upload) {
        Picture picture = new Picture(
                newId(),
                visitor.roomOrRefuse(),
                visitor.nickname(),
                upload.name(),
                upload.data(),
                System.currentTimeMillis());
        socket.to(picture.room()).emit("picture", picture);
        io.except(picture.room()).emit("activity", picture.room());
        return new Receipt(picture.id(), picture.time());
    }

    @OnEvent("typing")
    void type(Socket socket, boolean typing) {
        socket.to(visitor.roomOrRefuse()).emit("typing", visitor.nickname(), typing);
    }

    /** Another page has shown a message: its author gets the second tick. */
    @OnEvent("delivered")
    void deliver(@Size(max = MAX_ID) String messageId, String author) {
        io.to(personalRoom(author)).emit("delivered", messageId, visitor.nickname());
    }

    @OnDisconnect
    void leave(Socket socket) {
        nicknames.release(socket);
        members.changed(visitor.room());
    }

    /** A room of one visitor, however often connected; no name of a chat room starts like this. */
    private static String personalRoom(String nickname) {
        return "visitor:" + nickname;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
