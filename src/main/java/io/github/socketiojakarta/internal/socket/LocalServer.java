package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Adapter;
import io.github.socketiojakarta.AsyncMiddleware;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.ConnectionListener;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.Middleware;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.engine.EngineConnection;
import io.github.socketiojakarta.internal.engine.EngineListener;
import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The server of one web application. Thread-safe. */
public final class LocalServer implements SocketIoServer, EngineListener {

    private final ServerContext context;
    private final ConcurrentMap<String, LocalNamespace> namespaces = new ConcurrentHashMap<>();
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final LocalNamespace main;
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile @Nullable EngineServer engine;
    private volatile boolean closing;

    /** Creates a server that has no engine yet. */
    public LocalServer(SocketIoOptions options, JsonCodec json, EngineThreads threads, ClassLoader loader) {
        context = new ServerContext(
                options,
                new PacketWriter(json, options.parser().orElseGet(DefaultParser::new)),
                threads,
                new ApplicationLoader(loader));
        main = namespaces.computeIfAbsent(PacketProtocol.MAIN_NAMESPACE, name -> new LocalNamespace(name, context));
    }

    /** Gives the server the engine whose listener it is. */
    public void bind(EngineServer newEngine) {
        engine = newEngine;
    }

    @Override
    public EngineConnection opened(EngineSession session) {
        ClientConnection connection = new ClientConnection(this, context, session);
        connections.add(connection);
        return connection;
    }

    void forget(ClientConnection connection) {
        connections.remove(connection);
        completeClose();
    }

    /** Returns the namespace a client may join. */
    Optional<LocalNamespace> namespace(String name) {
        return Optional.ofNullable(namespaces.get(name));
    }

    @Override
    public Namespace of(String name) {
        String full = name.startsWith("/") ? name : "/" + name;
        return namespaces.computeIfAbsent(full, key -> new LocalNamespace(key, context));
    }

    @Override
    public SocketIoOptions options() {
        return context.options();
    }

    @Override
    public int clientsCount() {
        return Objects.requireNonNull(engine, "bind() first").sessionCount();
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
        closing = true;
        Objects.requireNonNull(engine, "bind() first").close();
        completeClose();
        return closed.minimalCompletionStage();
    }

    private void completeClose() {
        if (closing && connections.isEmpty() && closed.complete(null)) {
            namespaces.values().forEach(namespace -> namespace.adapter().close());
        }
    }

    @Override
    public String name() {
        return main.name();
    }

    @Override
    public Namespace use(Middleware middleware) {
        return main.use(middleware);
    }

    @Override
    public Namespace useAsync(AsyncMiddleware middleware) {
        return main.useAsync(middleware);
    }

    @Override
    public Namespace onConnection(ConnectionListener listener) {
        return main.onConnection(listener);
    }

    @Override
    public Collection<Socket> sockets() {
        return main.sockets();
    }

    @Override
    public Adapter adapter() {
        return main.adapter();
    }

    @Override
    public BroadcastOperator to(String... rooms) {
        return main.to(rooms);
    }

    @Override
    public BroadcastOperator except(String... rooms) {
        return main.except(rooms);
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        main.emit(event, args);
    }
}
