package io.github.socketiojakarta.internal.socket.packet;

import io.github.socketiojakarta.parser.PacketException;
import java.util.OptionalLong;

/** Reads the parts in front of a packet's JSON, one after the other, in linear time. Confined to one call. */
final class PacketText {

    /** A count that is larger than any limit; further digits change nothing. */
    private static final int MANY = 1_000_000_000;

    /** Any id that JavaScript cannot count to. */
    private static final long UNKNOWN_ID = PacketProtocol.MAX_SAFE_INTEGER + 1;

    private final String text;
    private int at;

    PacketText(String text) {
        this.text = text;
    }

    char type() {
        if (text.isEmpty()) {
            throw new PacketException("a packet has a type, but arrived empty");
        }
        return text.charAt(at++);
    }

    /** Reads the number of attachments, up to its hyphen. */
    int attachments() {
        int start = at;
        int count = 0;
        while (at < text.length() && JsonTokens.isDigit(text.charAt(at))) {
            count = Math.min(MANY, count * 10L > MANY ? MANY : count * 10 + text.charAt(at) - '0');
            at++;
        }
        if (at == start || at == text.length() || text.charAt(at) != '-') {
            throw new PacketException("a binary packet starts with its number of attachments and a hyphen");
        }
        at++;
        return count;
    }

    String namespace() {
        if (at == text.length() || text.charAt(at) != '/') {
            return PacketProtocol.MAIN_NAMESPACE;
        }
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String namespace = text.substring(at, end);
        at = comma < 0 ? end : comma + 1;
        return namespace;
    }

    /** Reads the id of an event that wants to be acknowledged. */
    OptionalLong id() {
        OptionalLong id = anyId();
        if (id.isPresent() && id.getAsLong() == UNKNOWN_ID) {
            throw new PacketException("an id is at most " + PacketProtocol.MAX_SAFE_INTEGER);
        }
        return id;
    }

    /** Reads the id of an acknowledgement: one that is too large names no event of ours, and that is no error. */
    OptionalLong anyId() {
        int start = at;
        long id = 0;
        while (at < text.length() && JsonTokens.isDigit(text.charAt(at))) {
            id = Math.min(UNKNOWN_ID, id * 10 + text.charAt(at) - '0');
            at++;
        }
        return at == start ? OptionalLong.empty() : OptionalLong.of(id);
    }

    /** Returns the index at which the JSON starts. */
    int position() {
        return at;
    }

    boolean isAtEnd() {
        return at == text.length();
    }
}
