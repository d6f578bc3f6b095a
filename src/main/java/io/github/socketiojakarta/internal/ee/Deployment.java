package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.ee.handler.Beans;
import io.github.socketiojakarta.internal.ee.handler.Handlers;
import io.github.socketiojakarta.internal.ee.handler.PlainBeans;
import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.transport.Callers;
import io.github.socketiojakarta.internal.engine.transport.DeclaredRoles;
import io.github.socketiojakarta.internal.engine.transport.EngineServlet;
import io.github.socketiojakarta.internal.engine.transport.HttpSessionEnds;
import io.github.socketiojakarta.internal.engine.transport.HttpSessionEnds.Mode;
import io.github.socketiojakarta.internal.engine.transport.HttpSettings;
import io.github.socketiojakarta.internal.engine.transport.WebSocketUpgrader;
import io.github.socketiojakarta.internal.socket.ApplicationCalls;
import io.github.socketiojakarta.internal.socket.LocalServer;
import io.github.socketiojakarta.internal.socket.json.JsonbCodec;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server of one web application: all layers put together.
 *
 * <p>{@link #install} runs before the application's own listeners, so that these find the server; the WebSocket
 * container is looked for only when the context is initialized, because some containers start it late. Confined to the
 * container's start and stop of the application.
 */
public final class Deployment {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());
    private static final long CLOSE_SECONDS = 5;
    private static final String SERVLET_NAME = "socketio-jakarta";

    private final LocalServer server;
    private final EngineServer engine;
    private final EngineServlet servlet;
    private final ServerThreads threads;
    private final HttpSettings settings;
    private final DeclaredRoles roles;
    private final HttpSessionEnds sessionEnds;

    private final Set<Class<?>> handlerTypes;
    private final ApplicationScope scope;
    private Beans beans = new PlainBeans();

    private Deployment(SocketIoOptions options, Set<Class<?>> handlerTypes, ClassLoader loader, String contextPath) {
        this.handlerTypes = handlerTypes;
        scope = new ApplicationScope();
        threads = new ServerThreads(loader, contextPath);
        JsonCodec json = options.jsonCodec().orElseGet(JsonbCodec::new);
        server = new LocalServer(options, json, threads.forEngine(), new ApplicationCalls(loader, scope));
        engine = new EngineServer(EngineSettings.engineOptions(options), threads.forEngine(), server, server.engine());
        server.bind(engine);
        settings = EngineSettings.httpSettings(options, server.engine());
        roles = new DeclaredRoles(options.roles());
        sessionEnds =
                new HttpSessionEnds(options.endWithHttpSession() ? Mode.FOLLOWED : Mode.IGNORED, threads.forEngine());
        servlet = new EngineServlet(engine, InstantSource.system(), settings, new Callers(roles, sessionEnds));
    }

    /**
     * Registers a server in a web application that is being started. Does nothing if there is one at that path already.
     *
     * @param handlerTypes classes that handle namespaces of it, and others, which are left out
     * @return the server
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options, Set<Class<?>> handlerTypes) {
        if (context.getAttribute(attribute(options)) instanceof SocketIoServer present) {
            return present;
        }
        Deployment deployment =
                new Deployment(options, handlerTypes, context.getClassLoader(), context.getContextPath());
        context.setAttribute(attribute(options), deployment.server);
        if (context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == null) {
            context.setAttribute(SocketIoServer.CONTEXT_ATTRIBUTE, deployment.server);
        }
        ServletRegistration.Dynamic registration =
                context.addServlet(SERVLET_NAME + options.path(), deployment.servlet);
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
        registration.addMapping(options.path() + "/*");
        context.addListener(new DeploymentListener(deployment));
        context.addListener(deployment.sessionEnds);
        return deployment.server;
    }

    private static String attribute(SocketIoOptions options) {
        return SocketIoServer.CONTEXT_ATTRIBUTE + options.path();
    }

    void started(ServletContext context) {
        try {
            start(context);
        } catch (RuntimeException | Error e) { // nobody will call stopped()
            threads.stop();
            beans.close();
            throw e;
        }
    }

    private void start(ServletContext context) {
        startWebSocket(context);
        if (context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == server) { // beans belong to one server
            beans = BeansLookup.find(server);
            scope.use(beans);
            Handlers handlers = Handlers.read(handlerTypes, server, beans);
            roles.declare(handlers.roles());
            handlers.serve();
        }
    }

    private void startWebSocket(ServletContext context) {
        try {
            Optional<WebSocketUpgrader> upgrader =
                    WebSocketUpgrader.find(context, server.options().path(), settings.webSocketCompression());
            if (upgrader.isPresent()) {
                servlet.useWebSocket(upgrader.get());
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

    void stopped(ServletContext context) {
        try {
            server.close().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.log(System.Logger.Level.WARNING, "Listeners are still running; the application stops without them");
        } catch (ExecutionException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The server did not close as it should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.stop();
            beans.close();
        }
        context.removeAttribute(attribute(server.options()));
        if (context.getAttribute(SocketIoServer.CONTEXT_ATTRIBUTE) == server) {
            context.removeAttribute(SocketIoServer.CONTEXT_ATTRIBUTE);
        }
    }
}
