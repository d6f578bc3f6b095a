package io.github.socketiojakarta.cluster;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of {@link ClusterMessage}, to switch on. */
public enum ClusterMessageType {
    /** See {@link ClusterMessage.InitialHeartbeat}. */
    INITIAL_HEARTBEAT(1),
    /** See {@link ClusterMessage.Heartbeat}. */
    HEARTBEAT(2),
    /** See {@link ClusterMessage.Broadcast}. */
    BROADCAST(3),
    /** See {@link ClusterMessage.SocketsJoin}. */
    SOCKETS_JOIN(4),
    /** See {@link ClusterMessage.SocketsLeave}. */
    SOCKETS_LEAVE(5),
    /** See {@link ClusterMessage.DisconnectSockets}. */
    DISCONNECT_SOCKETS(6),
    /** See {@link ClusterMessage.FetchSockets}. */
    FETCH_SOCKETS(7),
    /** See {@link ClusterMessage.FetchSocketsResponse}. */
    FETCH_SOCKETS_RESPONSE(8),
    /** See {@link ClusterMessage.ServerSideEmit}. */
    SERVER_SIDE_EMIT(9),
    /** See {@link ClusterMessage.ServerSideEmitResponse}. */
    SERVER_SIDE_EMIT_RESPONSE(10),
    /** See {@link ClusterMessage.BroadcastClientCount}. */
    BROADCAST_CLIENT_COUNT(11),
    /** See {@link ClusterMessage.BroadcastAck}. */
    BROADCAST_ACK(12),
    /** See {@link ClusterMessage.AdapterClose}. */
    ADAPTER_CLOSE(13),
    /** See {@link ClusterMessage.ReleaseSession}. */
    RELEASE_SESSION(14),
    /** See {@link ClusterMessage.ReleaseSessionResponse}. */
    RELEASE_SESSION_RESPONSE(15);

    private final int number;

    ClusterMessageType(int number) {
        this.number = number;
    }

    /** Returns the number on the wire, from 1 to 15. */
    public int number() {
        return number;
    }

    /** Returns the kind with that number on the wire, if there is one. */
    public static Optional<ClusterMessageType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
