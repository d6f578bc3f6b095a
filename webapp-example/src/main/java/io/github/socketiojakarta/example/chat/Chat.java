package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.example.store.Mailbox;
import io.github.socketiojakarta.example.store.Messages;
import io.github.socketiojakarta.example.store.Page;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/**
 * Who comes, where they are, and who goes. What a method returns is the acknowledgement; what it refuses, and what violates
 * a constraint, is one too, with the member {@code error}.
 *
 * <p>Who somebody is and in which room, the handshake says. So nothing that a page sends can come too early, be it the
 * first thing after a break.
 */
@SocketIoNamespace
public class Chat {

    @Inject
    SocketIoServer io;

    @Inject
    Nicknames nicknames;

    @Inject
    Rooms rooms;

    @Inject
    Conversations conversations;

    @Inject
    Messages messages;

    @Inject
    Mailbox mailbox;

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
    void arrive(Socket socket, @Auth("room") Optional<String> wanted) {
        if (!nicknames.isOwner(socket)) { // two asked for the same name at the same moment
            socket.disconnect();
            return;
        }
        socket.join(Conversation.ofPerson(visitor.id()));
        go(socket, wanted.filter(rooms::contains).orElse(Rooms.FIRST));
    }

    /**
     * Opens a conversation. Whoever opens a room is there from then on.
     *
     * @param seen the number of the last message before a break; or 0, and then nothing is new
     */
    @OnEvent("open")
    View open(Socket socket, @NotNull String address, long seen) {
        Conversation conversation = conversations.of(visitor.id(), address);
        if (conversation.isRoom()) {
            go(socket, conversation.title());
        }
        Lobby lobby = new Lobby(
                visitor.id(),
                rooms.all(),
                members.in(visitor.room()),
                mailbox.partners(visitor.id()),
                mailbox.news(visitor.id(), seen));
        return new View(
                conversation.address(),
                conversation.title(),
                messages.before(conversation.key(), Long.MAX_VALUE),
                lobby);
    }

    @OnEvent("earlier")
    Page readOn(@NotNull String address, long seq) {
        return messages.before(conversations.of(visitor.id(), address).key(), seq);
    }

    @OnEvent("new room")
    String create(
            @NotNull
                    @Pattern(
                            regexp = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N} _-]{0,23}[\\p{L}\\p{N}])?",
                            message = "A room's title has up to 25 letters, digits, spaces and hyphens")
                    String room) {
        rooms.create(room);
        io.emit("rooms", rooms.all());
        members.changed();
        return Conversation.ofRoom(room);
    }

    private void go(Socket socket, String room) {
        String before = visitor.room();
        if (!before.equals(room)) {
            socket.join(Conversation.ofRoom(room));
            Members.enter(socket, room);
            if (!before.isEmpty()) {
                socket.leave(Conversation.ofRoom(before));
                members.changed(before);
            }
        }
        members.changed(room);
    }

    @OnDisconnect
    void leave(Socket socket) {
        nicknames.release(socket);
        members.changed(visitor.room());
    }
}
