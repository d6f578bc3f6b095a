package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterMessage.Broadcast;
import io.github.socketiojakarta.cluster.ClusterMessage.DisconnectSockets;
import io.github.socketiojakarta.cluster.ClusterMessage.FetchSockets;
import io.github.socketiojakarta.cluster.ClusterMessage.FetchSocketsResponse;
import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSession;
import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSessionResponse;
import io.github.socketiojakarta.cluster.ClusterMessage.Response;
import io.github.socketiojakarta.cluster.ClusterMessage.ServerSideEmit;
import io.github.socketiojakarta.cluster.ClusterMessage.SocketsJoin;
import io.github.socketiojakarta.cluster.ClusterMessage.SocketsLeave;
import io.github.socketiojakarta.cluster.ClusterSocket;
import io.github.socketiojakarta.cluster.ReceivedMessage;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import io.github.socketiojakarta.internal.cluster.request.Requests;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.ReservedEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Does what the messages of other servers say, on the thread that brings them, which it does not hold. A message that is
 * malformed or makes no sense ends in a line of the log: whoever can write to the medium can say anything. Immutable.
 *
 * @param serverId the id of this server
 * @param patience how long answers are passed on to a server that has not said how long it waits
 */
record Inbox(String serverId, LocalSide local, Outbox outbox, Requests requests, Peers peers, Duration patience) {

    /** No server waits longer for answers; if it says so, its clients would owe them all the same. */
    private static final Duration MAX_PATIENCE = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

    void receive(ReceivedMessage received) {
        try {
            Optional<String> server =
                    received.sender().filter(sender -> !sender.isEmpty() && !sender.equals(ClusterMessage.EMITTER));
            if (server.filter(serverId::equals).isEmpty()) {
                take(received, server);
            }
        } catch (RuntimeException e) { // the edge to a medium
            LOG.log(System.Logger.Level.DEBUG, local.namespace() + ": a message is ignored", e);
        }
    }

    private void take(ReceivedMessage received, Optional<String> server) {
        try {
            server.ifPresent(peers::heard);
            act(received, server);
        } catch (RuntimeException e) { // the edge to whatever others have written
            LOG.log(
                    System.Logger.Level.DEBUG,
                    local.namespace() + ": a message of another server is ignored: "
                            + received.message().type(),
                    e);
        }
        received.offset().ifPresent(local::reached);
    }

    private void act(ReceivedMessage received, Optional<String> server) {
        ClusterMessage message = received.message();
        switch (message.type()) {
            case INITIAL_HEARTBEAT -> peers.greeted();
            case HEARTBEAT -> {}
            case ADAPTER_CLOSE -> server.ifPresent(this::gone);
            case BROADCAST -> broadcast((Broadcast) message, server, received.offset());
            case SOCKETS_JOIN, SOCKETS_LEAVE, DISCONNECT_SOCKETS -> change(message);
            case FETCH_SOCKETS -> server.ifPresent(asker -> describe(asker, (FetchSockets) message));
            case SERVER_SIDE_EMIT -> serverSideEmit((ServerSideEmit) message, server);
            case RELEASE_SESSION -> server.ifPresent(asker -> release(asker, (ReleaseSession) message));
            case FETCH_SOCKETS_RESPONSE,
                    SERVER_SIDE_EMIT_RESPONSE,
                    BROADCAST_CLIENT_COUNT,
                    BROADCAST_ACK,
                    RELEASE_SESSION_RESPONSE -> requests.response(server, (Response) message);
        }
    }

    private void broadcast(Broadcast message, Optional<String> server, Optional<String> offset) {
        ReceivedEvent event = local.event(message.packet());
        if (ReservedEvents.contains(event.name())) {
            throw new PacketException("the event name '" + event.name() + "' is reserved");
        }
        BroadcastOptions options = Targets.options(message.target());
        if (message.requestId().isPresent() && server.isPresent()) {
            AnswerListener answers =
                    new AnswerSender(outbox, server.get(), message.requestId().get());
            Duration wanted = options.flags().timeout().orElse(patience);
            Duration granted = wanted.compareTo(MAX_PATIENCE) < 0 ? wanted : MAX_PATIENCE;
            local.ask(event.forClients(), options, granted, answers);
        } else {
            local.broadcast(
                    event.forClients(),
                    options,
                    offset.filter(unused -> !options.flags().isVolatile()));
        }
    }

    private void change(ClusterMessage message) {
        if (message instanceof SocketsJoin join) {
            local.inMemory().addSockets(Targets.options(join.target()), join.rooms());
        } else if (message instanceof SocketsLeave leave) {
            local.inMemory().delSockets(Targets.options(leave.target()), leave.rooms());
        } else if (message instanceof DisconnectSockets disconnect) {
            DisconnectScope scope = disconnect.close() ? DisconnectScope.CONNECTION : DisconnectScope.NAMESPACE;
            local.inMemory().disconnectSockets(Targets.options(disconnect.target()), scope);
        }
    }

    /** Waits no longer for a server, and does not count it. */
    void gone(String server) {
        peers.gone(server);
        requests.gone(server);
    }

    private void describe(String asker, FetchSockets message) {
        var unused = local.inMemory()
                .fetchSockets(Targets.options(message.target()))
                .thenAccept(sockets ->
                        outbox.respond(asker, new FetchSocketsResponse(message.requestId(), described(sockets))));
    }

    private List<ClusterSocket> described(List<RemoteSocket> sockets) {
        return sockets.stream()
                .map(socket -> SocketDescriptions.of(socket, local))
                .toList();
    }

    private void release(String asker, ReleaseSession message) {
        var unused = local.release(message)
                .whenComplete((released, failure) -> outbox.respond(
                        asker, new ReleaseSessionResponse(message.requestId(), failure == null && released)));
    }

    private void serverSideEmit(ServerSideEmit message, Optional<String> server) {
        boolean answerable = message.requestId().isPresent() && server.isPresent();
        local.serverSideEvent(
                local.event(message.packet()),
                answerable
                        ? new ServerSideAck(
                                local, outbox, server.get(), message.requestId().get())
                        : ServerSideAck.NOT_REQUESTED);
    }
}
