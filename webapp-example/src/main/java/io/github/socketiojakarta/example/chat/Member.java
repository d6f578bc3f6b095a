package io.github.socketiojakarta.example.chat;

import java.util.Comparator;

/**
 * One of the visitors.
 *
 * @param id the id of the socket
 * @param name the nickname
 * @param room the room, empty before the first one
 * @param address from where
 * @param since since when, in milliseconds since 1970
 */
public record Member(String id, String name, String room, String address, long since) implements Comparable<Member> {

    private static final Comparator<Member> ORDER =
            Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Member::id);

    @Override
    public int compareTo(Member other) {
        return ORDER.compare(this, other);
    }
}
