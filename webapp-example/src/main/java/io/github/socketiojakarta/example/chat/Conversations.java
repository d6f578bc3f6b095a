package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.example.store.Mailbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Knows which conversations there are for whom. Thread-safe. */
@ApplicationScoped
public class Conversations {

    @Inject
    Rooms rooms;

    @Inject
    Members members;

    @Inject
    Mailbox mailbox;

    /** Finds what a visitor means, or refuses what is not there or not the visitor's. */
    Conversation of(String me, String address) {
        if (Conversation.isRoom(address)) {
            String room = rooms.require(address.substring(1));
            return new Conversation(Conversation.ofRoom(room), Conversation.ofRoom(room), room);
        }
        String other = address.isEmpty() ? address : address.substring(1);
        String name = members.name(other)
                .or(() -> mailbox.name(me, other))
                .filter(known -> address.startsWith("@") && !other.equals(me))
                .orElseThrow(() -> new EventRefusedException("unknown", "There is nobody like that"));
        return new Conversation(Conversation.ofPerson(other), Mailbox.key(me, other), name);
    }
}
