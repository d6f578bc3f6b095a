package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Who is where. Keeps nothing of its own: the server's rooms know. Thread-safe.
 *
 * <p>Whoever else wants to know of changes observes {@link MembersChanged}, so that the chat need not know them.
 */
@ApplicationScoped
public class Members {

    @Inject
    SocketIoServer io;

    @Inject
    Event<MembersChanged> changes;

    /** Returns everybody, in alphabetical order. */
    public List<Member> all() {
        return io.sockets().stream().map(Members::member).sorted().toList();
    }

    private static Member member(Socket socket) {
        String room = socket.rooms().stream()
                .filter(Rooms.NAMES::contains)
                .findFirst()
                .orElse("");
        return new Member(
                socket.id(),
                Nicknames.of(socket),
                room,
                socket.handshake().address(),
                socket.handshake().time().toEpochMilli());
    }

    List<String> in(String room) {
        return all().stream()
                .filter(member -> member.room().equals(room))
                .map(Member::name)
                .toList();
    }

    /** Tells everybody in a room who is there now. */
    void changed(String room) {
        if (!room.isEmpty()) {
            io.to(room).emit("members", room, in(room));
        }
        changed();
    }

    void changed() {
        changes.fire(new MembersChanged());
    }
}
