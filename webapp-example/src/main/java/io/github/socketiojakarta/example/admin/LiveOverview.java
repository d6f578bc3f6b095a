package io.github.socketiojakarta.example.admin;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.example.chat.Members;
import io.github.socketiojakarta.example.chat.MembersChanged;
import io.github.socketiojakarta.example.chat.Rooms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Tells the administrators who is there, whenever that changes. Thread-safe. */
@ApplicationScoped
public class LiveOverview {

    private final AtomicLong revisions = new AtomicLong();

    @Inject
    @SocketIoNamespace("/admin")
    Namespace administrators;

    @Inject
    Members members;

    @Inject
    Rooms rooms;

    void membersChanged(@Observes MembersChanged change) {
        if (!administrators.sockets().isEmpty()) {
            administrators.emit("overview", current());
        }
    }

    /** The number comes first: whoever changes something later also counts later, so the highest one has all of it. */
    Overview current() {
        long revision = revisions.incrementAndGet();
        return new Overview(revision, rooms.all(), members.all());
    }
}
