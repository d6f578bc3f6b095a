package io.github.socketiojakarta.internal.servlet;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineHooks.Response;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.servlet.caller.Callers;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.container.UpgradeRequest;
import io.github.socketiojakarta.internal.servlet.http.AcceptedRequest;
import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.PathEnd;
import io.github.socketiojakarta.internal.servlet.http.ResponseHeaders;
import io.github.socketiojakarta.internal.servlet.http.ServedRequest;
import io.github.socketiojakarta.internal.servlet.http.WebSocketHandshake;
import io.github.socketiojakarta.internal.servlet.polling.PollingDoor;
import io.github.socketiojakarta.internal.servlet.websocket.PendingUpgrade;
import io.github.socketiojakarta.internal.servlet.websocket.WebSocketUpgrader;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The front door of both transports. Must be mapped to a path that ends with {@code /*} and support asynchronous
 * requests. Thread-safe.
 */
public final class EngineServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient EngineServer engine;
    private final transient InstantSource clock;
    private final transient HttpSettings settings;
    private final transient Callers callers;
    private transient volatile @Nullable Container container;
    private transient volatile @Nullable PollingDoor polling;
    private transient volatile Optional<WebSocketUpgrader> upgrader = Optional.empty();

    /** Creates the door of an engine. */
    public EngineServlet(EngineServer engine, InstantSource clock, HttpSettings settings, Callers callers) {
        this.engine = engine;
        this.clock = clock;
        this.settings = settings;
        this.callers = callers;
    }

    /** Called before the first request. */
    @Override
    public void init() {
        Container found = Containers.of(getServletContext(), engine.threads());
        container = found;
        polling = new PollingDoor(engine, settings, found);
    }

    /** Opens the door for WebSockets too. */
    public void useWebSocket(WebSocketUpgrader webSocket) {
        upgrader = Optional.of(webSocket);
    }

    /** Called when the application is stopped, often before anything else is. */
    @Override
    public void destroy() {
        callers.stop();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getPathInfo() == null && settings.path() == PathEnd.SLASH) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ServedRequest served = new ServedRequest(request, callers, clock);
        settings.cors().ifPresent(rules -> ResponseHeaders.write(rules.headers(served), response));
        boolean preflight = settings.cors().isPresent() && settings.cors().get().answers(served);
        if (preflight) {
            ErrorResponse.empty(response, settings.cors().get().preflightStatus());
        } else if (!serveScript(request, response)) {
            RequestKind kind = served.kind();
            Verdict verdict = engine.verify(served, kind);
            boolean known = verdict.kind() != Verdict.Kind.HANDSHAKE && verdict.kind() != Verdict.Kind.UNDECIDED;
            CurrentRequest accepted = known ? served : callers.keepContext(served.kept());
            dispatch(request, response, new AcceptedRequest(accepted, kind, verdict));
        }
    }

    private boolean serveScript(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return settings.scripts().isPresent()
                && settings.scripts().get().serve(request.getPathInfo(), request, response);
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException, ServletException {
        if (accepted.verdict() instanceof Verdict.Undecided undecided) {
            if (accepted.kind() == RequestKind.UPGRADE) { // which cannot be put aside
                dispatch(request, response, accepted.decided(undecided.verdict().join()));
            } else {
                polling().later(request, response, accepted, opens -> ResponseHeaders.write(headers(opens), response));
            }
        } else if (accepted.verdict() instanceof Verdict.Refused refused) {
            if (accepted.kind() == RequestKind.MALFORMED_UPGRADE) { // RFC 6455, section 4.2.2
                response.setHeader(WebSocketHandshake.VERSION_HEADER, WebSocketHandshake.VERSION);
            }
            ErrorResponse.write(response, refused.error(), refused.message());
        } else if (accepted.verdict() instanceof Verdict.MethodNotAllowed) {
            response.setHeader("Allow", "GET, POST");
            ErrorResponse.empty(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (accepted.verdict() instanceof Verdict.Closed) {
            ErrorResponse.empty(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (accepted.kind() == RequestKind.UPGRADE) {
            upgrade(request, response, accepted);
        } else {
            ResponseHeaders.write(headers(accepted), response);
            polling().answer(request, response, accepted);
        }
    }

    private PollingDoor polling() {
        return Objects.requireNonNull(polling, "init() first");
    }

    private Map<String, String> headers(AcceptedRequest accepted) {
        return engine.hooks().headers(accepted.request(), accepted.opensSession() ? Response.INITIAL : Response.LATER);
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException, ServletException {
        if (upgrader.isPresent()) {
            ResponseHeaders.write(headers(accepted), response);
            UpgradeRequest seen = new UpgradeRequest(request);
            upgrader.get()
                    .upgrade(
                            response,
                            new PendingUpgrade(
                                    engine, accepted.kept(), seen, Objects.requireNonNull(container, "init() first")));
        } else {
            ErrorResponse.write(response, EngineError.TRANSPORT_UNKNOWN, EngineError.TRANSPORT_UNKNOWN.message());
        }
    }
}
