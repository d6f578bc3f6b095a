package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineHooks.Response;
import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.RequestKind;
import io.github.socketiojakarta.internal.engine.ServerSession;
import io.github.socketiojakarta.internal.engine.Verdict;
import io.github.socketiojakarta.internal.engine.transport.HttpSettings.PathEnd;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The front door of both transports. Must be mapped to a path that ends with {@code /*} and support asynchronous
 * requests. Thread-safe.
 */
public final class EngineServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /**
     * As good as none: the heartbeat ends what is put aside. With none at all, Tomcat breaks polls off as soon as the
     * application stops, and their clients are not told that the server leaves.
     */
    private static final Duration LONG = Duration.ofDays(1);

    private final transient EngineServer engine;
    private final transient InstantSource clock;
    private final transient HttpSettings settings;
    private final transient Callers callers;
    private final transient Posts posts;
    private final transient ContainerQuirks quirks;
    private transient volatile Optional<WebSocketUpgrader> upgrader = Optional.empty();

    /** Creates the door of an engine. */
    public EngineServlet(EngineServer engine, InstantSource clock, HttpSettings settings, Callers callers) {
        this.engine = engine;
        this.clock = clock;
        this.settings = settings;
        this.callers = callers;
        this.posts = new Posts(engine, settings);
        this.quirks = new ContainerQuirks(engine.threads());
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
            boolean handshake = verdict.kind() == Verdict.Kind.HANDSHAKE;
            CurrentRequest accepted = handshake ? callers.keepContext(served.kept()) : served;
            dispatch(request, response, new AcceptedRequest(accepted, kind, verdict));
        }
    }

    private boolean serveScript(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return settings.scripts().isPresent()
                && settings.scripts().get().serve(request.getPathInfo(), request, response);
    }

    private void dispatch(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException, ServletException {
        if (accepted.verdict() instanceof Verdict.Refused refused) {
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
            answer(request, response, accepted);
        }
    }

    private Map<String, String> headers(AcceptedRequest accepted) {
        return engine.hooks().headers(accepted.request(), accepted.opensSession() ? Response.INITIAL : Response.LATER);
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException, ServletException {
        if (upgrader.isPresent()) {
            ResponseHeaders.write(headers(accepted), response);
            UpgradeRequest seen = new UpgradeRequest(request);
            upgrader.get().upgrade(response, new PendingUpgrade(engine, accepted.kept(), seen, quirks));
        } else {
            ErrorResponse.write(response, EngineError.TRANSPORT_UNKNOWN, EngineError.TRANSPORT_UNKNOWN.message());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException {
        if (accepted.opensSession()) {
            String id = accepted.newSessionId();
            settings.cookie().ifPresent(cookie -> response.addHeader("Set-Cookie", cookie.apply(id)));
            AsyncContext context = start(request, response);
            PollForm form = PollForm.of(accepted.request(), settings);
            PollResponse exchange = new PollResponse(context, form, ignored -> {});
            watch(context, exchange);
            engine.openPolling(id, accepted.request().kept(), exchange);
        } else if (request.getMethod().equals("GET")) {
            AsyncContext context = start(request, response);
            PollForm form = PollForm.of(accepted.request(), settings);
            ServerSession session = accepted.session();
            PollResponse exchange = new PollResponse(
                    context, form, detail -> session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, detail));
            watch(context, exchange);
            session.poll(exchange);
        } else {
            posts.take(request, response, accepted);
        }
    }

    private static void watch(AsyncContext context, PollResponse exchange) throws IOException {
        context.addListener(exchange);
        EarlyReset.watch(context, exchange::onError);
    }

    private static AsyncContext start(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(LONG.toMillis());
        return context;
    }
}
