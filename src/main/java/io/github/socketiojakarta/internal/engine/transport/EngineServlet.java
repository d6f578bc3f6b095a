package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineServer;
import io.github.socketiojakarta.internal.engine.PostReception;
import io.github.socketiojakarta.internal.engine.RequestKind;
import io.github.socketiojakarta.internal.engine.ServerSession;
import io.github.socketiojakarta.internal.engine.Verdict;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The front door of both transports. Must be mapped to a path that ends with {@code /*} and support asynchronous
 * requests. Thread-safe.
 */
public final class EngineServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient EngineServer engine;
    private final transient InstantSource clock;
    private final transient Optional<ClientScripts> scripts;
    private transient volatile Optional<WebSocketUpgrader> upgrader = Optional.empty();

    /** Creates the door of an engine, which serves the JavaScript client too if it is given. */
    public EngineServlet(EngineServer engine, InstantSource clock, Optional<ClientScripts> scripts) {
        this.scripts = scripts;
        this.engine = engine;
        this.clock = clock;
    }

    /** Opens the door for WebSockets too. */
    public void useWebSocket(WebSocketUpgrader webSocket) {
        upgrader = Optional.of(webSocket);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getPathInfo() == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (scripts.isPresent() && scripts.get().serve(request.getPathInfo(), request, response)) {
            return;
        }
        RequestKind kind = RequestSnapshot.kind(request);
        EngineRequest snapshot = RequestSnapshot.of(request, clock);
        Verdict verdict = engine.verify(snapshot, kind);
        if (verdict instanceof Verdict.Refused refused) {
            ErrorResponse.write(response, refused.error(), refused.message());
        } else if (verdict instanceof Verdict.MethodNotAllowed) {
            response.setHeader("Allow", "GET, POST");
            ErrorResponse.empty(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (verdict instanceof Verdict.Closed) {
            ErrorResponse.empty(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            Optional<ServerSession> session =
                    verdict instanceof Verdict.Known known ? Optional.of(known.session()) : Optional.empty();
            accept(request, response, new PendingUpgrade(engine, snapshot, session), kind);
        }
    }

    private void accept(
            HttpServletRequest request, HttpServletResponse response, PendingUpgrade pending, RequestKind kind)
            throws IOException, ServletException {
        if (kind == RequestKind.UPGRADE) {
            upgrade(request, response, pending);
        } else if (pending.session().isEmpty()) {
            AsyncContext context = start(request, response);
            engine.openPolling(
                    pending.request(), new PollResponse(context, Jsonp.of(pending.request()), ignored -> {}));
        } else if (request.getMethod().equals("GET")) {
            poll(request, response, pending);
        } else {
            post(request, response, pending);
        }
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response, PendingUpgrade pending)
            throws IOException, ServletException {
        if (upgrader.isPresent()) {
            upgrader.get().upgrade(request, response, pending);
        } else {
            ErrorResponse.write(response, EngineError.TRANSPORT_UNKNOWN, EngineError.TRANSPORT_UNKNOWN.message());
        }
    }

    private static void poll(HttpServletRequest request, HttpServletResponse response, PendingUpgrade pending) {
        ServerSession session = pending.session().orElseThrow();
        AsyncContext context = start(request, response);
        PollResponse exchange = new PollResponse(context, Jsonp.of(pending.request()), session::transportFailed);
        context.addListener(exchange);
        session.poll(exchange);
    }

    private void post(HttpServletRequest request, HttpServletResponse response, PendingUpgrade pending)
            throws IOException {
        ServerSession session = pending.session().orElseThrow();
        PostBody.Form form = form(request, pending.request());
        if (form == PostBody.Form.BINARY && session.protocol() == EngineProtocol4.VERSION) {
            session.transportFailed("invalid content type");
            ErrorResponse.empty(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        int limit = engine.settings().maxHttpBufferSize();
        if (request.getContentLengthLong() > limit) {
            ErrorResponse.empty(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        AsyncContext context = start(request, response);
        PostBody body = new PostBody(context, form, limit);
        PostReception reception = session.beginPost(body);
        if (reception == null) {
            body.abort();
        } else {
            body.start(reception);
        }
    }

    private static PostBody.Form form(HttpServletRequest request, EngineRequest snapshot) {
        if (Jsonp.of(snapshot).isPresent()) {
            return PostBody.Form.JSONP;
        }
        boolean binary = "application/octet-stream".equals(request.getContentType());
        return binary ? PostBody.Form.BINARY : PostBody.Form.TEXT;
    }

    /** Starts an asynchronous request without the container's own timeout: the heartbeat is ours. */
    private static AsyncContext start(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        return context;
    }
}
