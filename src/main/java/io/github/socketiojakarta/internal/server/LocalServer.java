package io.github.socketiojakarta.internal.server;

import io.github.socketiojakarta.AsyncNamespacePredicate;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.LimitCounts;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.NamespacePredicate;
import io.github.socketiojakarta.ParentNamespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.client.ClientConnection;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineSessions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.SessionReceiverFactory;
import io.github.socketiojakarta.internal.handshake.LocalEngine;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import io.github.socketiojakarta.internal.namespace.NamespaceDirectory;
import io.github.socketiojakarta.internal.namespace.NamespaceGate;
import io.github.socketiojakarta.internal.namespace.NamespaceMethods;
import io.github.socketiojakarta.internal.namespace.NamespaceNames;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server of one web application. Thread-safe. */
public final class LocalServer implements SocketIoServer, NamespaceMethods, SessionReceiverFactory {

    /** How long a client that is to leave may take to get the answers to what it has asked. */
    private static final Duration FINISH_TIME = Duration.ofSeconds(2);

    private final ServerContext context;
    private final NamespaceDirectory namespaces;
    private final LocalEngine localEngine;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
    private volatile @Nullable EngineSessions engine;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicReference<@Nullable Drain> closing = new AtomicReference<>();

    /**
     * Creates a server that has no engine yet.
     *
     * @param application the threads for the application's code of new connections
     */
    public LocalServer(
            SocketIoOptions options,
            JsonCodec json,
            EngineThreads threads,
            ApplicationCalls calls,
            Supplier<ApplicationThreads> application) {
        this(ServerContext.of(options, json, threads, calls, application));
    }

    /** Creates a server that has no engine yet, with what its parts need. */
    public LocalServer(ServerContext context) {
        this.context = context;
        namespaces = new NamespaceDirectory(context);
        localEngine = new LocalEngine(context, this::clientsCount);
    }

    @Override
    public LocalEngine engine() {
        return localEngine;
    }

    /** Returns the namespaces that have been made by their names, and belong to no parent; but not the main one. */
    public List<Namespace> orphans() {
        return namespaces.orphans();
    }

    /** Gives the server the engine whose listener it is. */
    public void bind(EngineSessions newEngine) {
        engine = newEngine;
    }

    @Override
    public SessionReceiver opened(EngineSession session) {
        ClientConnection connection = new ClientConnection(context, namespaces, session, this::forget);
        connections.add(connection);
        localEngine.opened(connection.view(), connection.lane().calls());
        return connection;
    }

    private void forget(ClientConnection connection) {
        connections.remove(connection);
        completeClose();
    }

    /** Returns the namespaces. */
    public NamespaceDirectory directory() {
        return namespaces;
    }

    @Override
    public Optional<Namespace> find(String name) {
        return Optional.ofNullable(namespaces().get(NamespaceNames.absolute(name)));
    }

    @Override
    public Map<String, Namespace> namespaces() {
        return namespaces.all().stream().collect(Collectors.toUnmodifiableMap(Namespace::name, namespace -> namespace));
    }

    @Override
    public Namespace of(String name) {
        return namespaces.of(NamespaceNames.absolute(name));
    }

    @Override
    public SocketIoOptions options() {
        return context.options();
    }

    @Override
    public LimitCounts limits() {
        return context.limits().counts();
    }

    @Override
    public int clientsCount() {
        return Objects.requireNonNull(engine, "bind() first").sessionCount();
    }

    /** Refuses new clients, lets those there are leave over the drain, and closes those that have not in the end. */
    @Override
    public CompletionStage<@Nullable Void> close() {
        EngineSessions running = Objects.requireNonNull(engine, "bind() first");
        running.stopAccepting();
        localEngine.close();
        List<Runnable> closings = connections.stream()
                .<Runnable>map(connection -> connection::closeGracefully)
                .toList();
        Drain drain =
                new Drain(context.threads().timer(), closings, options().shutdownDrain(), running::close, FINISH_TIME);
        if (closing.compareAndSet(null, drain)) {
            drain.start(new Random());
        }
        completeClose();
        return closed.copy(); // not a minimal stage: some take that for a Future, and wait for it
    }

    private void completeClose() {
        Drain drain = closing.get();
        if (drain != null && connections.isEmpty() && ending.compareAndSet(false, true)) {
            drain.stop();
            new ClusterExit(context).end(namespaces.close(), () -> closed.complete(null));
        }
    }

    @Override
    public ParentNamespace of(Pattern name) {
        return namespaces.parent(NamespaceGate.of(name));
    }

    @Override
    public ParentNamespace of(NamespacePredicate predicate) {
        return namespaces.parent(NamespaceGate.of(predicate));
    }

    @Override
    public ParentNamespace ofAsync(AsyncNamespacePredicate predicate) {
        return namespaces.parent(NamespaceGate.of(predicate));
    }

    @Override
    public void onNewNamespace(Consumer<Namespace> listener) {
        namespaces.onNew(listener);
    }

    @Override
    public void offNewNamespace(Consumer<Namespace> listener) {
        namespaces.offNew(listener);
    }

    @Override
    public String name() {
        return namespaces.main().name();
    }

    @Override
    public NamespaceListeners registered() {
        return namespaces.main().registered();
    }

    @Override
    public Collection<Socket> sockets() {
        return namespaces.main().sockets();
    }

    @Override
    public Optional<Socket> socket(String id) {
        return namespaces.main().socket(id);
    }

    @Override
    public Adapter adapter() {
        return namespaces.main().adapter();
    }
}
