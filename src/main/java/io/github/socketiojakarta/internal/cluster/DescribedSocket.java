package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.RemoteSocket;
import io.github.socketiojakarta.SocketEmitter;
import io.github.socketiojakarta.cluster.ClusterSocket;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.adapter.DisconnectScope;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A socket of another server: reached by its id, which is a room of its own. Immutable. */
final class DescribedSocket implements RemoteSocket {

    private final String id;
    private final Set<String> rooms;
    private final Handshake handshake;
    private final Map<String, Object> data;
    private final Adapter adapter;
    private final BroadcastOptions self;

    /** Reads a description; throws an {@link IllegalArgumentException} or a codec's exception if it is malformed. */
    DescribedSocket(ClusterSocket description, LocalSide local, Adapter adapter) {
        this.id = description.id();
        this.rooms = description.rooms();
        this.handshake = new DescribedHandshake(object(local.answer(Optional.of(description.handshake()))), local);
        this.data = withoutNulls(object(local.answer(Optional.of(description.data()))));
        this.adapter = adapter;
        this.self = BroadcastOptions.ALL.to(id);
    }

    /** Returns an object as a map; one that is none is empty. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Args value) {
        Optional<Object> object = value.find(0, Object.class);
        return object.isPresent() && object.get() instanceof Map<?, ?> map
                ? (Map<String, @Nullable Object>) map
                : Map.of();
    }

    private static Map<String, Object> withoutNulls(Map<String, @Nullable Object> values) {
        Map<String, Object> present = new HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Map<String, Object> data() {
        return new HashMap<>(data);
    }

    @Override
    public Set<String> rooms() {
        return rooms;
    }

    @Override
    public void join(String... names) {
        adapter.addSockets(self, List.of(names));
    }

    @Override
    public void leave(String... names) {
        adapter.delSockets(self, List.of(names));
    }

    @Override
    public void disconnect() {
        adapter.disconnectSockets(self, DisconnectScope.NAMESPACE);
    }

    @Override
    public void closeConnection() {
        adapter.disconnectSockets(self, DisconnectScope.CONNECTION);
    }

    private SocketEmitter emitter() {
        return new DescribedEmitter(adapter, self);
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        emitter().emit(event, args);
    }

    @Override
    public CompletionStage<Args> emitWithAck(String event, @Nullable Object... args) {
        return emitter().emitWithAck(event, args);
    }

    @Override
    public SocketEmitter asVolatile() {
        return emitter().asVolatile();
    }

    @Override
    public SocketEmitter compress(boolean compress) {
        return emitter().compress(compress);
    }

    @Override
    public SocketEmitter timeout(Duration timeout) {
        return emitter().timeout(timeout);
    }
}
