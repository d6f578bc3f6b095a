package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingServersException;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterMessage.FetchSocketsResponse;
import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSessionResponse;
import io.github.socketiojakarta.cluster.ClusterMessage.Response;
import io.github.socketiojakarta.cluster.ClusterMessage.ServerSideEmitResponse;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.cluster.request.AckRequest;
import io.github.socketiojakarta.internal.cluster.request.Expected;
import io.github.socketiojakarta.internal.cluster.request.PendingRequest;
import io.github.socketiojakarta.internal.cluster.request.Requests;
import io.github.socketiojakarta.internal.cluster.request.ServersRequest;
import io.github.socketiojakarta.internal.cluster.request.ServersRequest.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the other servers. A question is noted, its receivers are counted, and then it is sent; if there are none, it is not.
 * Immutable.
 *
 * @param adapter reaches the sockets that others describe
 */
record Questions(
        LocalSide local, Adapter adapter, Outbox outbox, Requests requests, Peers peers, ClusterTiming timing) {

    /**
     * Asks clients. Those of other servers can disappear with their servers without a word, so without a timeout they are
     * waited for as long as other requests last; for our own alone there is no such need.
     */
    CompletionStage<BroadcastAcks> toClients(EncodedEvent event, BroadcastOptions chosen) {
        if (chosen.flags().isLocal()) {
            return local.ask(event, chosen);
        }
        Duration timeout = chosen.flags().timeout().orElse(timing.requestTimeout());
        BroadcastOptions options = chosen.with(chosen.flags().withTimeout(timeout));
        CompletionStage<BroadcastAcks> asked = local.ask(event, options);
        CompletableFuture<BroadcastAcks> stage = local.stage(asked);
        AckRequest request = new AckRequest(local::answer);
        var unused = request.over().whenComplete((acks, failure) -> local.complete(() -> settle(stage, acks)));
        send(request, timeout, id -> new ClusterMessage.Broadcast(event.array(), Targets.of(options), Optional.of(id)));
        local.whenSettled(asked, (acks, failure) -> request.own(own(acks, failure)));
        return stage;
    }

    private static BroadcastAcks own(@Nullable BroadcastAcks acks, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof IncompleteAcksException incomplete) {
            return incomplete.acks();
        }
        return acks == null ? BroadcastAcks.of(Map.of(), Map.of()) : acks;
    }

    private static void settle(CompletableFuture<BroadcastAcks> stage, BroadcastAcks acks) {
        if (acks.isComplete()) {
            stage.complete(acks);
        } else {
            stage.completeExceptionally(new IncompleteAcksException(acks));
        }
    }

    /** Asks for the sockets of all servers. */
    CompletionStage<List<RemoteSocket>> forSockets(BroadcastOptions options) {
        CompletableFuture<List<RemoteSocket>> stage = local.stage();
        List<RemoteSocket> own = new ArrayList<>();
        var unusedOwn = local.inMemory().fetchSockets(options).thenAccept(own::addAll);
        ServersRequest<RemoteSocket> request = new ServersRequest<>(this::sockets, own);
        var unused = request.over()
                .whenComplete((outcome, failure) -> local.complete(() -> {
                    settle(stage, outcome, () -> missing(outcome, outcome.results(), List.of()));
                }));
        Duration timeout = options.flags().timeout().orElse(timing.requestTimeout());
        send(request, timeout, id -> new ClusterMessage.FetchSockets(Targets.of(options), id));
        return stage;
    }

    private List<RemoteSocket> sockets(Response response) {
        if (!(response instanceof FetchSocketsResponse sockets)) {
            throw new IllegalArgumentException("not the sockets of a server: " + response.type());
        }
        return sockets.sockets().stream()
                .<RemoteSocket>map(socket -> new DescribedSocket(socket, local, adapter))
                .toList();
    }

    /** Asks the listeners of the other servers. */
    CompletionStage<List<Args>> toServers(EncodedEvent event, EmitFlags flags) {
        CompletableFuture<List<Args>> stage = local.stage();
        ServersRequest<Args> request = new ServersRequest<>(this::answer, List.of());
        var unused = request.over()
                .whenComplete((outcome, failure) -> local.complete(() -> {
                    settle(stage, outcome, () -> missing(outcome, List.of(), outcome.results()));
                }));
        Duration timeout = flags.timeout().orElse(timing.requestTimeout());
        send(request, timeout, id -> new ClusterMessage.ServerSideEmit(event.array(), Optional.of(id)));
        return stage;
    }

    private List<Args> answer(Response response) {
        if (!(response instanceof ServerSideEmitResponse answer)) {
            throw new IllegalArgumentException("not the answer of a server: " + response.type());
        }
        return List.of(local.answer(answer.answer()));
    }

    private static MissingServersException missing(Outcome<?> outcome, List<RemoteSocket> sockets, List<Args> answers) {
        return new MissingServersException(outcome.missing(), outcome.missingServers(), sockets, answers);
    }

    private static <T> void settle(
            CompletableFuture<List<T>> stage, Outcome<T> outcome, Supplier<MissingServersException> missing) {
        if (outcome.missing() == 0) {
            stage.complete(outcome.results());
        } else {
            stage.completeExceptionally(missing.get());
        }
    }

    /** Asks the other servers to release a session; completed with whether one of them has. */
    CompletionStage<Boolean> forSession(String privateId, Optional<String> offset, EncodedJson caller) {
        ServersRequest<Boolean> request = new ServersRequest<>(Questions::released, List.of());
        send(request, timing.releaseTimeout(), id -> new ClusterMessage.ReleaseSession(id, privateId, offset, caller));
        return request.over().thenApply(outcome -> outcome.results().contains(true));
    }

    private static List<Boolean> released(Response response) {
        if (!(response instanceof ReleaseSessionResponse answer)) {
            throw new IllegalArgumentException("not whether a session is released: " + response.type());
        }
        return List.of(answer.released());
    }

    /** Notes a question, finds out who is expected to answer, and sends it if somebody is. */
    private void send(PendingRequest request, Duration timeout, Function<String, ClusterMessage> message) {
        String id;
        try {
            id = requests.open(request, timeout);
        } catch (RejectedExecutionException e) { // then nobody else is asked
            giveUp(request);
            return;
        }
        var unused = peers.expected().whenComplete((others, failure) -> {
            if (failure != null) { // whoever is there, they cannot be asked
                giveUp(request);
                return;
            }
            request.expect(others);
            if (others.count() > 0) {
                outbox.publish(message.apply(id), (offset, notSent) -> {
                    if (notSent != null) {
                        request.expire();
                    }
                });
            }
        });
    }

    private static void giveUp(PendingRequest request) {
        request.expect(Expected.of(1));
        request.expire();
    }
}
