package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who is where. Keeps nothing of its own: the sockets know. Thread-safe.
 *
 * <p>Whoever else wants to know of changes observes {@link MembersChanged}, so that the chat need not know them.
 */
@ApplicationScoped
public class Members {

    private static final String ROOM = "room";

    @Inject
    SocketIoServer io;

    @Inject
    Event<MembersChanged> changes;

    /** Returns everybody, in alphabetical order. */
    public List<Member> all() {
        return io.sockets().stream().map(Members::member).sorted().toList();
    }

    private static Member member(Socket socket) {
        return new Member(
                socket.id(),
                Nicknames.of(socket),
                room(socket),
                socket.handshake().address(),
                socket.handshake().time().toEpochMilli());
    }

    /** Returns the chat room that a visitor is in; empty before the first one. */
    static String room(Socket socket) {
        return (String) socket.data().getOrDefault(ROOM, "");
    }

    /** Notes where a visitor is. It is still known when the socket has left its rooms, and comes back with them. */
    static void enter(Socket socket, String room) {
        socket.data().put(ROOM, room);
    }

    /** Returns the name of a person who is here. */
    Optional<String> name(String id) {
        return io.sockets().stream()
                .filter(socket -> Nicknames.id(socket).equals(id))
                .map(Nicknames::of)
                .findFirst();
    }

    List<Person> in(String room) {
        return io.sockets().stream()
                .filter(socket -> room(socket).equals(room))
                .map(socket -> new Person(Nicknames.id(socket), Nicknames.of(socket)))
                .distinct()
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /** Tells everybody in a room who is there now. */
    void changed(String room) {
        if (!room.isEmpty()) {
            io.to(Conversation.ofRoom(room)).emit("members", room, in(room));
        }
        changed();
    }

    void changed() {
        changes.fire(new MembersChanged());
    }
}
