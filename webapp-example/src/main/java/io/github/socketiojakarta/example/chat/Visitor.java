package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.SocketScoped;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * One visitor: every socket has a bean of its own, which goes when the socket has gone. What has to outlast a broken
 * connection is with the socket: its data and its rooms come back with a client that returns in time.
 */
@SocketScoped
public class Visitor {

    @Inject
    Socket socket;

    private String nickname = "";
    private String id = "";

    @PostConstruct
    void arrive() {
        nickname = Nicknames.of(socket);
        id = Nicknames.id(socket);
    }

    String nickname() {
        return nickname;
    }

    String id() {
        return id;
    }

    /** The chat room the visitor is in; empty before the first one. */
    String room() {
        return Members.room(socket);
    }
}
