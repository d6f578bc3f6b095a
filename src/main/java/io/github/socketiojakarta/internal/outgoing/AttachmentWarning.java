package io.github.socketiojakarta.internal.outgoing;

import io.github.socketiojakarta.parser.EncodedPacket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Warns of packets that the official clients do not accept: one with too many binary values ends their connection as a
 * parse error, and they come back and get it again. Once for each event, for so many events. Thread-safe.
 */
final class AttachmentWarning {

    /** The limit of {@code socket.io-parser}, which a client can only change by a parser of its own. */
    static final int MAX_OF_CLIENTS = 10;

    private static final System.Logger LOG = System.getLogger(AttachmentWarning.class.getName());
    private static final int MAX_WARNINGS = 100;

    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /** Looks at a packet. With other parsers than the default one, binary values do not count one by one. */
    void look(String event, EncodedPacket packet) {
        int count = packet.binary().size();
        if (packet.text().isPresent() && count > MAX_OF_CLIENTS && warned.size() < MAX_WARNINGS && warned.add(event)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The event or answer ''{0}'' is sent with {1} binary values, but the official clients take {2} at most and close the"
                            + " connection. Send several events, or one value with all the bytes",
                    event,
                    count,
                    MAX_OF_CLIENTS);
        }
    }
}
