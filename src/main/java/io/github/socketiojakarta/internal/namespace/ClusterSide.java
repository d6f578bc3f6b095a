package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.cluster.ClusterMessage.ReleaseSession;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.AdapterContext;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.EmitFlags;
import io.github.socketiojakarta.internal.cluster.AnswerListener;
import io.github.socketiojakarta.internal.cluster.EncodedEvent;
import io.github.socketiojakarta.internal.cluster.LocalSide;
import io.github.socketiojakarta.internal.cluster.ReceivedEvent;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import io.github.socketiojakarta.internal.lane.ApplicationFuture;
import io.github.socketiojakarta.internal.lane.Continuations;
import io.github.socketiojakarta.internal.lane.OrderedCalls;
import io.github.socketiojakarta.internal.lane.ServerContinuations;
import io.github.socketiojakarta.internal.recovery.SharedSessions;
import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.parser.PacketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets the cluster encode and deliver events in one namespace of this server. Thread-safe. */
final class ClusterSide implements LocalSide {

    private final AdapterContext namespace;
    private final EncodedBroadcasts broadcasts;
    private final ServerContext context;
    private final Optional<SharedSessions> sessions;
    private final OrderedCalls serverSideEvents;

    ClusterSide(
            AdapterContext namespace,
            EncodedBroadcasts broadcasts,
            ServerContext context,
            Optional<SharedSessions> sessions) {
        this.namespace = namespace;
        this.broadcasts = broadcasts;
        this.context = context;
        this.sessions = sessions;
        this.serverSideEvents = new OrderedCalls(namespace.namespace(), context.application());
    }

    @Override
    public String namespace() {
        return namespace.namespace();
    }

    @Override
    public Adapter inMemory() {
        return namespace.inMemory();
    }

    @Override
    public boolean keepsSessions() {
        return sessions.isPresent();
    }

    /**
     * What hangs on the answers of all servers and on those of clients of this one. Immutable.
     *
     * @param server where it runs
     * @param clients the answers of the clients
     */
    private record ServerAndClients(Continuations server, ApplicationFuture<?> clients) implements Continuations {

        @Override
        public Executor executor() {
            return server.executor();
        }

        @Override
        public Continuations derived() {
            return this;
        }

        @Override
        public void checkWait() {
            server.checkWait();
            if (!clients.isDone()) {
                clients.continuations().checkWait();
            }
        }
    }

    @Override
    public EncodedEvent encode(BroadcastEvent event) {
        return new EncodedEvent(event, context.packets().array(event.name(), event.args()));
    }

    @Override
    public ReceivedEvent event(EncodedJson array) {
        List<String> elements = elements(array.json(), array);
        if (elements.isEmpty()) {
            throw new PacketException("an event starts with its name, a string or number");
        }
        String name = EventPayload.name(elements.get(0));
        return new ReceivedEvent(name, args(elements.subList(1, elements.size()), array), array);
    }

    private List<String> elements(String json, EncodedJson whole) {
        return EventPayload.elements(json, whole.attachments().size(), context.decoderLimits());
    }

    private Args args(List<String> elements, EncodedJson whole) {
        return new JsonArgs(
                EventPayload.arguments(elements, whole.attachments()),
                context.packets().json());
    }

    @Override
    public EncodedJson encodeValue(@Nullable Object value) {
        return context.packets().encodedValue(value);
    }

    @Override
    public Args answer(Optional<EncodedJson> value) {
        EncodedJson json = value.orElse(EncodedJson.of(""));
        return args(elements("[" + json.json() + "]", json), json);
    }

    @Override
    public void broadcast(EncodedEvent event, BroadcastOptions options, Optional<String> offset) {
        broadcasts.send(event, options, offset);
    }

    @Override
    public void sendNow(EncodedEvent event, EmitFlags flags, String socketId) {
        broadcasts.sendNow(event, flags, socketId);
    }

    @Override
    public CompletionStage<BroadcastAcks> ask(EncodedEvent event, BroadcastOptions options) {
        return broadcasts.ask(event, options);
    }

    @Override
    public <T> void whenSettled(
            CompletionStage<T> own, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> code) {
        ApplicationFuture.whenSettled(own, code);
    }

    @Override
    public void ask(EncodedEvent event, BroadcastOptions options, Duration patience, AnswerListener answers) {
        broadcasts.ask(event, options, patience, answers);
    }

    @Override
    public void serverSideEvent(ReceivedEvent event, Ack ack) {
        serverSideEvents.add(() -> namespace.serverSideEvent(event.name(), event.args(), ack));
    }

    @Override
    public void reached(String place) {
        broadcasts.recovery().ifPresent(recovery -> recovery.reached(place));
    }

    @Override
    public CompletionStage<Boolean> release(ReleaseSession message) {
        return sessions.map(shared -> shared.release(shared.claim(message)))
                .orElse(CompletableFuture.completedStage(false));
    }

    @Override
    public <T> CompletableFuture<T> stage() {
        return new ApplicationFuture<>(new ServerContinuations(context.application(), context.calls()));
    }

    @Override
    public <T> CompletableFuture<T> stage(CompletionStage<?> own) {
        Continuations server = new ServerContinuations(context.application(), context.calls());
        return new ApplicationFuture<>(
                own instanceof ApplicationFuture<?> future ? new ServerAndClients(server, future) : server);
    }

    @Override
    public void complete(Runnable completion) {
        context.application().get().answers().execute(() -> context.calls().run(completion));
    }
}
