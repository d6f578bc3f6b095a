package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.concurrent.ContainerContexts;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.internal.servlet.EngineServlet;
import io.github.socketiojakarta.internal.servlet.caller.Callers;
import io.github.socketiojakarta.internal.servlet.caller.DeclaredRoles;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds.Mode;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import io.github.socketiojakarta.internal.servlet.websocket.WebSocketUpgrader;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Builds and connects the objects of one server, of all layers. No thread runs and nothing else is held before the
 * first client comes.
 */
final class Layers {

    private static final System.Logger LOG = System.getLogger(Layers.class.getName());
    private static final Duration CLOSE_TIME = Duration.ofSeconds(4);

    private final ApplicationScope scope = new ApplicationScope();
    private final JsonCodec json;
    private final LocalServer server;
    private final EngineServer engine;
    private final EngineServlet servlet;
    private final ServerThreads threads;
    private final HttpSettings settings;
    private final DeclaredRoles roles;
    private final HttpSessionEnds sessionEnds;
    private final ContainerContexts contexts;
    private final Optional<ListenerExecutor> listeners;
    private volatile ApplicationThreads application;
    private volatile boolean webSocket;

    Layers(SocketIoOptions options, ClassLoader loader, String contextPath) {
        threads = new ServerThreads(loader, contextPath);
        json = DefaultJson.of(options);
        contexts = new ContainerContexts(options.containerContext());
        listeners = options.executorName().map(name -> new ListenerExecutor(name, contextPath, loader));
        application = threads.forApplication(
                listeners.<Executor>map(Function.identity()).or(options::executor));
        server = new LocalServer(
                options,
                json,
                threads.forEngine(),
                new ApplicationCalls(loader, scope, contexts::runInApplication),
                () -> application);
        engine = new EngineServer(EngineSettings.engineOptions(options), threads.forEngine(), server, server.engine());
        server.bind(engine);
        settings = EngineSettings.httpSettings(options, server.engine());
        roles = new DeclaredRoles(options.roles());
        sessionEnds =
                new HttpSessionEnds(options.endWithHttpSession() ? Mode.FOLLOWED : Mode.IGNORED, threads.forEngine());
        Callers callers = new Callers(roles, sessionEnds, contexts::capture);
        servlet = new EngineServlet(engine, InstantSource.system(), settings, callers);
    }

    LocalServer server() {
        return server;
    }

    JsonCodec json() {
        return json;
    }

    boolean hasWebSocket() {
        return webSocket;
    }

    EngineServlet servlet() {
        return servlet;
    }

    HttpSessionEnds sessionEnds() {
        return sessionEnds;
    }

    /** Surrounds calls of the application by what its beans need. */
    void use(Beans beans) {
        scope.use(beans);
    }

    /** Lets listeners run on threads that never serve HTTP, unless the application has chosen some. */
    void avoidContainerThreads() {
        if (application.chosen().isEmpty()) {
            application = threads.forApplication(Optional.of(application.own()));
        }
    }

    void declareRoles(Collection<String> names) {
        roles.declare(names);
    }

    /** Opens the door for WebSockets, if there are any; throws, which stops the deployment, if listeners have nowhere to run. */
    void start(ServletContext context) {
        listeners.ifPresent(ListenerExecutor::start);
        contexts.start();
        startWebSocket(context);
    }

    private void startWebSocket(ServletContext context) {
        try {
            Optional<WebSocketUpgrader> upgrader =
                    WebSocketUpgrader.find(context, server.options().path(), settings.webSocketCompression());
            if (upgrader.isPresent()) {
                servlet.useWebSocket(upgrader.get());
                webSocket = true;
                return;
            }
        } catch (DeploymentException e) {
            LOG.log(System.Logger.Level.WARNING, "The container refused the WebSocket endpoint", e);
        }
        engine.disableWebSocket();
        LOG.log(
                System.Logger.Level.WARNING,
                "No WebSocket support in the web application ''{0}'': clients use polling only. In an embedded"
                        + " container, configure its Jakarta WebSocket initializer before the context starts",
                context.getContextPath());
    }

    /** Lets the clients leave; takes 10 seconds more than the drain at most, whatever listeners do. */
    void stop() {
        boolean interrupted = !drained();
        engine.close(); // whoever is still here, since that was cut short or failed, is told at once
        listeners.ifPresent(ListenerExecutor::stop);
        threads.stop();
        contexts.stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether nobody interrupted this thread. */
    private boolean drained() {
        Duration patience = server.options().shutdownDrain().plus(CLOSE_TIME);
        try {
            server.close().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Listeners are still running; the application stops without them");
        } catch (ExecutionException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The server did not close as it should", e);
        } catch (InterruptedException e) {
            return false;
        }
        return true;
    }
}
