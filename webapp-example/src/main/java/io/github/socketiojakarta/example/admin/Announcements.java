package io.github.socketiojakarta.example.admin;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Speaks to all visitors; for every bean that wants to, on any thread. */
@ApplicationScoped
public class Announcements {

    @Inject
    SocketIoServer io;

    /** Sends an announcement and returns it. */
    public Announcement publish(String text, String author) {
        Announcement announcement = new Announcement(text.strip(), author, System.currentTimeMillis());
        io.emit("announcement", announcement);
        return announcement;
    }
}
