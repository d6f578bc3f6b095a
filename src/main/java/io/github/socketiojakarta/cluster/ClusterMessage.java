package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one server of a cluster tells the others, or one of them. Immutable.
 *
 * <p>These are the messages of the cluster adapter of Node.js, without the id of the sender and the namespace: a {@link
 * ClusterChannel} belongs to one server and one namespace and writes them itself. The last two are ours: servers of Node.js
 * ignore them, and they are used only if the medium has a {@link SessionStore}.
 */
public sealed interface ClusterMessage {

    /** The sender that emitters write, which are no servers: nobody counts or answers them. */
    String EMITTER = "emitter";

    /** Returns the kind. */
    ClusterMessageType type();

    /** An answer to a request, for the server that has asked only. */
    sealed interface Response extends ClusterMessage {

        /** Returns the id of the request. */
        String requestId();
    }

    /** A server has come, and wants to hear of the others. */
    record InitialHeartbeat() implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.INITIAL_HEARTBEAT;
        }
    }

    /** A server is still there. */
    record Heartbeat() implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.HEARTBEAT;
        }
    }

    /**
     * An event for clients.
     *
     * @param packet an array: the name of the event and its arguments
     * @param target whom it is for
     * @param requestId the id for the answers, if the clients are asked for some
     */
    record Broadcast(EncodedJson packet, ClusterTarget target, Optional<String> requestId) implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.BROADCAST;
        }
    }

    /**
     * Sockets are to join rooms.
     *
     * @param target which sockets
     * @param rooms the rooms
     */
    record SocketsJoin(ClusterTarget target, Set<String> rooms) implements ClusterMessage {

        /** Keeps an immutable copy. */
        public SocketsJoin {
            rooms = Set.copyOf(rooms);
        }

        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.SOCKETS_JOIN;
        }
    }

    /**
     * Sockets are to leave rooms.
     *
     * @param target which sockets
     * @param rooms the rooms
     */
    record SocketsLeave(ClusterTarget target, Set<String> rooms) implements ClusterMessage {

        /** Keeps an immutable copy. */
        public SocketsLeave {
            rooms = Set.copyOf(rooms);
        }

        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.SOCKETS_LEAVE;
        }
    }

    /**
     * Sockets are to be disconnected.
     *
     * @param target which sockets
     * @param close whether their connections are closed, with the sockets in all namespaces
     */
    record DisconnectSockets(ClusterTarget target, boolean close) implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.DISCONNECT_SOCKETS;
        }
    }

    /**
     * Each server is asked for its sockets.
     *
     * @param target which sockets
     * @param requestId the id for the answers
     */
    record FetchSockets(ClusterTarget target, String requestId) implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.FETCH_SOCKETS;
        }
    }

    /**
     * The sockets of one server.
     *
     * @param requestId the id of the request
     * @param sockets the sockets
     */
    record FetchSocketsResponse(String requestId, List<ClusterSocket> sockets) implements Response {

        /** Keeps an immutable copy. */
        public FetchSocketsResponse {
            sockets = List.copyOf(sockets);
        }

        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.FETCH_SOCKETS_RESPONSE;
        }
    }

    /**
     * An event for the other servers.
     *
     * @param packet an array: the name of the event and its arguments
     * @param requestId the id for the answers, if the servers are asked for one
     */
    record ServerSideEmit(EncodedJson packet, Optional<String> requestId) implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.SERVER_SIDE_EMIT;
        }
    }

    /**
     * What one server answers to an event for servers.
     *
     * @param requestId the id of the request
     * @param answer the first value of the answer; nothing if it had none
     */
    record ServerSideEmitResponse(String requestId, Optional<EncodedJson> answer) implements Response {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.SERVER_SIDE_EMIT_RESPONSE;
        }
    }

    /**
     * How many clients of one server were asked; told at once.
     *
     * @param requestId the id of the request
     * @param clientCount the number of clients
     */
    record BroadcastClientCount(String requestId, int clientCount) implements Response {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.BROADCAST_CLIENT_COUNT;
        }
    }

    /**
     * What one client answers.
     *
     * @param requestId the id of the request
     * @param answer the first value of the answer; nothing if it had none
     * @param socketId whose answer it is. Node.js does not tell, and ignores it
     */
    record BroadcastAck(String requestId, Optional<EncodedJson> answer, Optional<String> socketId) implements Response {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.BROADCAST_ACK;
        }
    }

    /** A server leaves. */
    record AdapterClose() implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.ADAPTER_CLOSE;
        }
    }

    /**
     * A client is back whose session nobody has written. If a server still holds its broken connection, it is to end that and
     * write the session.
     *
     * @param requestId the id for the answers
     * @param privateId what the client says the secret of the session is
     * @param offset the last event that the client has received, as it says; nothing if it says none
     * @param caller who the client is: a text that only this library reads
     */
    record ReleaseSession(String requestId, String privateId, Optional<String> offset, EncodedJson caller)
            implements ClusterMessage {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.RELEASE_SESSION;
        }

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "ReleaseSession[" + requestId + "]";
        }
    }

    /**
     * Whether one server has written the session now.
     *
     * @param requestId the id of the request
     * @param released whether it had it, and the client may have it back
     */
    record ReleaseSessionResponse(String requestId, boolean released) implements Response {
        @Override
        public ClusterMessageType type() {
            return ClusterMessageType.RELEASE_SESSION_RESPONSE;
        }
    }
}
