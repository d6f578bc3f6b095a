package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.ConnectionError;
import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.Engine;
import io.github.socketiojakarta.HeadersListener;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.context.LimitCounters;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Shows the engine to the application, and the application's decisions about single requests to the engine. Thread-safe.
 */
public final class LocalEngine implements Engine, EngineHooks {

    private static final System.Logger LOG = System.getLogger(LocalEngine.class.getName());

    private final SocketIoOptions options;
    private final RequestFilters filters;
    private final LimitCounters limits;
    private final RefusedOrigins refusedOrigins = new RefusedOrigins();

    /** On the container's thread of a request, whose context is that of the request. */
    private final ApplicationCalls requestCalls;

    private final IntSupplier clients;
    private final List<Consumer<Connection>> connections = new CopyOnWriteArrayList<>();
    private final List<Consumer<ConnectionError>> errors = new CopyOnWriteArrayList<>();
    private final List<HeadersListener> initialHeaders = new CopyOnWriteArrayList<>();
    private final List<HeadersListener> headers = new CopyOnWriteArrayList<>();

    /** Creates the engine's view of a server. */
    public LocalEngine(ServerContext context, IntSupplier clients) {
        this.options = context.options();
        this.filters = new RequestFilters(context);
        this.limits = context.limits();
        this.requestCalls = context.calls().in(CallContext.OF_THREAD);
        this.clients = clients;
    }

    @Override
    public int clientsCount() {
        return clients.getAsInt();
    }

    @Override
    public void onConnection(Consumer<Connection> listener) {
        connections.add(listener);
    }

    @Override
    public void offConnection(Consumer<Connection> listener) {
        connections.remove(listener);
    }

    @Override
    public void onConnectionError(Consumer<ConnectionError> listener) {
        errors.add(listener);
    }

    @Override
    public void offConnectionError(Consumer<ConnectionError> listener) {
        errors.remove(listener);
    }

    @Override
    public void onInitialHeaders(HeadersListener listener) {
        initialHeaders.add(listener);
    }

    @Override
    public void offInitialHeaders(HeadersListener listener) {
        initialHeaders.remove(listener);
    }

    @Override
    public void onHeaders(HeadersListener listener) {
        headers.add(listener);
    }

    @Override
    public void offHeaders(HeadersListener listener) {
        headers.remove(listener);
    }

    /** Waits no more for decisions of the application; called when no more clients are accepted. */
    public void close() {
        filters.close();
    }

    /** Tells the listeners of a new connection. */
    public void opened(Connection connection, ApplicationCalls calls) {
        connections.forEach(listener -> guard(calls, () -> listener.accept(connection)));
    }

    private void guard(Runnable code) {
        guard(requestCalls, code);
    }

    private static void guard(ApplicationCalls calls, Runnable code) {
        try {
            calls.run(code);
        } catch (Throwable e) { // the edge to application code
            LOG.log(System.Logger.Level.WARNING, "A listener of the engine failed", e);
        }
    }

    @Override
    public CompletableFuture<Optional<String>> refusal(EngineRequest request) {
        return filters.refusal(request);
    }

    @Override
    public boolean allowsOrigin(String origin) {
        Optional<Cors> cors = options.cors();
        try {
            return cors.isPresent() && cors.get().allows(origin);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The predicate for origins failed; the client is refused", e);
            return false;
        }
    }

    @Override
    public Optional<String> sessionId(EngineRequest request) {
        try {
            return options.sessionIdGenerator()
                    .map(generator -> Objects.requireNonNullElse(generator.apply(new RequestView(request)), ""));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "No id for a session; the client is refused", e);
            return Optional.of("");
        }
    }

    @Override
    public Map<String, String> headers(CurrentRequest request, Response response) {
        if (headers.isEmpty() && initialHeaders.isEmpty()) {
            return Map.of();
        }
        AddedHeaders added = new AddedHeaders();
        RequestView view = new RequestView(request.kept());
        if (response == Response.INITIAL) {
            initialHeaders.forEach(listener -> guard(() -> listener.onHeaders(added.map(), view)));
        }
        headers.forEach(listener -> guard(() -> listener.onHeaders(added.map(), view)));
        return added.sendable();
    }

    @Override
    public void refused(EngineRequest request, EngineError error, String message, RefusalCause cause) {
        if (cause.isLimit()) {
            limits.exceeded(cause);
        }
        if (cause == RefusalCause.FORBIDDEN_ORIGIN) {
            refusedOrigins.add(request);
        }
        if (!errors.isEmpty()) {
            ConnectionError refusal = ConnectionError.of(new RequestView(request), error.code(), message, cause.name());
            errors.forEach(listener -> guard(() -> listener.accept(refusal)));
        }
    }

    @Override
    public void exceeded(EngineLimit limit) {
        limits.exceeded(limit);
    }
}
