package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketScoped;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * What belongs to one visitor: every socket has a bean of its own, which goes when the socket has gone. The handlers of
 * one socket never run at the same time, so this class needs no locks.
 */
@SocketScoped
public class Visitor {

    @Inject
    Socket socket;

    private String nickname = "";
    private String room = "";

    @PostConstruct
    void arrive() {
        nickname = Nicknames.of(socket);
    }

    String nickname() {
        return nickname;
    }

    /** Where the visitor is; empty before the first room. */
    String room() {
        return room;
    }

    String roomOrRefuse() {
        if (room.isEmpty()) {
            throw new EventRefusedException("nowhere", "Enter a room first");
        }
        return room;
    }

    /** Goes to another room and returns the one before. */
    String enter(String next) {
        String before = room;
        room = next;
        return before;
    }
}
