package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.servlet.glassfish.Tyrus;
import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.WebSocketCompression;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Turns a request into a WebSocket. It has to happen within the first call of the servlet: after {@code startAsync},
 * half of the containers refuse.
 *
 * <p>For {@link Tyrus} an endpoint is registered in advance, and the handshake is found by the thread: Tyrus asks while we
 * call. Thread-safe.
 */
public final class WebSocketUpgrader {

    private static final System.Logger LOG = System.getLogger(WebSocketUpgrader.class.getName());

    private static final String REGISTERED_PATH = "/socketio-jakarta-websocket";
    private static final int SWITCHING_PROTOCOLS = 101;

    private final ServerContainer container;
    private final String path;
    private final WebSocketCompression compression;
    private final AtomicBoolean impossible = new AtomicBoolean();

    // not static: it would outlive the application, and it is empty but during a call
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<PendingUpgradeHolder> upgrading = new ThreadLocal<>();

    private WebSocketUpgrader(ServerContainer container, String path, WebSocketCompression compression) {
        this.container = container;
        this.path = path;
        this.compression = compression;
    }

    /**
     * Finds the WebSocket container; nothing if the application has none. To be called while the context is being
     * initialized.
     *
     * @param name tells several servers of one application apart
     */
    public static Optional<WebSocketUpgrader> find(
            ServletContext context, String name, WebSocketCompression compression) throws DeploymentException {
        if (!(context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer container)) {
            return Optional.empty();
        }
        WebSocketUpgrader upgrader = new WebSocketUpgrader(container, REGISTERED_PATH + name, compression);
        if (Tyrus.looksForEndpoints(container)) {
            container.addEndpoint(upgrader.config(() -> Optional.ofNullable(upgrader.upgrading.get())));
        }
        return Optional.of(upgrader);
    }

    /** Upgrades; whatever the container finds wrong with the handshake is the client's mistake. */
    public void upgrade(HttpServletResponse response, PendingUpgrade pending) throws IOException, ServletException {
        PendingUpgradeHolder holder = new PendingUpgradeHolder(pending);
        ServerEndpointConfig config = config(holder);
        upgrading.set(holder);
        try {
            container.upgradeHttpToWebSocket(pending.seen(), response, config, Map.of());
        } catch (UnsupportedOperationException e) {
            giveUp(pending.engine(), response);
            return;
        } catch (DeploymentException | RuntimeException e) { // anybody can cause that
            LOG.log(System.Logger.Level.DEBUG, "the container refused a WebSocket handshake", e);
        } finally {
            upgrading.remove();
        }
        if (response.getStatus() != SWITCHING_PROTOCOLS && !response.isCommitted()) { // over HTTP/2 it is committed
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Quarkus (3.33) has WebSockets, but none that begin in a servlet; it says so only when it is asked to begin one. */
    private void giveUp(EngineServer engine, HttpServletResponse response) throws IOException {
        engine.disableWebSocket();
        if (impossible.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot turn a request into a WebSocket: clients use polling only. Set the option transports to"
                            + " polling, so that they do not try, and this is not logged",
                    container.getClass().getName());
        }
        ErrorResponse.write(response, EngineError.TRANSPORT_UNKNOWN, EngineError.TRANSPORT_UNKNOWN.message());
    }

    private ServerEndpointConfig config(Supplier<Optional<PendingUpgradeHolder>> holder) {
        return ServerEndpointConfig.Builder.create(EngineEndpoint.class, path)
                .configurator(new HandshakeConfigurator(holder, compression))
                .build();
    }
}
