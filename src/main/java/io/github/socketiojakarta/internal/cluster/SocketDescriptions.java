package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.cluster.ClusterSocket;
import io.github.socketiojakarta.cluster.EncodedJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes sockets of this server to others. What belongs to the container, such as users and sessions, stays here. */
final class SocketDescriptions {

    private static final System.Logger LOG = System.getLogger(SocketDescriptions.class.getName());

    /** As JavaScript writes a date. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private SocketDescriptions() {}

    static ClusterSocket of(RemoteSocket socket, LocalSide local) {
        return ClusterSocket.of(socket.id(), handshake(socket.handshake(), local), socket.rooms(), data(socket, local));
    }

    private static EncodedJson handshake(Handshake handshake, LocalSide local) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("headers", handshake.headers());
        map.put("time", DATE.format(handshake.time()));
        map.put("address", handshake.address());
        map.put("xdomain", handshake.isCrossDomain());
        map.put("secure", handshake.isSecure());
        map.put("issued", handshake.time().toEpochMilli());
        map.put("url", handshake.url());
        map.put("query", handshake.query());
        map.put("auth", auth(handshake));
        return local.encodeValue(map);
    }

    private static Map<String, @Nullable Object> auth(Handshake handshake) {
        try {
            return handshake.auth();
        } catch (PayloadException unreadable) { // the client's mistake
            return Map.of();
        }
    }

    private static EncodedJson data(RemoteSocket socket, LocalSide local) {
        try {
            return local.encodeValue(new LinkedHashMap<>(socket.data()));
        } catch (RuntimeException e) { // the edge to objects of the application
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Other servers do not see the data of a socket of " + local.namespace() + ": it cannot be written",
                    e);
            return EncodedJson.of("{}");
        }
    }
}
