package io.github.socketiojakarta.parser;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What arrived is no Socket.IO packet, or none that its sender may send. */
public final class PacketException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable PacketLimit limit;

    /** Creates the exception with what was expected and what arrived. */
    public PacketException(String message) {
        this(null, message);
    }

    private PacketException(@Nullable PacketLimit limit, String message) {
        super(message, null, false, false);
        this.limit = limit;
    }

    /** Returns the exception for a packet that exceeds a limit, which the server counts. */
    public static PacketException exceeding(PacketLimit limit, String message) {
        return new PacketException(limit, message);
    }

    /** Returns the limit that the packet exceeds, if that is what is wrong with it. */
    public Optional<PacketLimit> limit() {
        return Optional.ofNullable(limit);
    }
}
