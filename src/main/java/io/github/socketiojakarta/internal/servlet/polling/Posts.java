package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineLimit;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.http.AcceptedRequest;
import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes the POSTs of sessions: at once if the body is there, and otherwise as it comes, on no thread. An asynchronous
 * request costs a container more than all that we do with a small packet. Thread-safe.
 */
final class Posts {

    /** Gives up nothing, because nothing is waited for. */
    private static final PostExchange WHOLE = () -> {};

    private final EngineServer engine;
    private final HttpSettings settings;
    private final Container container;

    Posts(EngineServer engine, HttpSettings settings, Container container) {
        this.container = container;
        this.engine = engine;
        this.settings = settings;
    }

    void take(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted) throws IOException {
        ServerSession session = accepted.session();
        PostForm form = PostForm.of(request, accepted.request(), settings);
        if (form == PostForm.BINARY && session.protocol() == EngineProtocol4.VERSION) {
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "invalid content type");
            ErrorResponse.empty(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (request.getContentLengthLong() > engine.settings().maxHttpBufferSize()) {
            engine.hooks().exceeded(EngineLimit.MAX_HTTP_BUFFER_SIZE);
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "payload too large");
            PostAnswer.write(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        ArrivedBytes arrived;
        try {
            arrived = ArrivedBytes.read(request.getInputStream(), request.getContentLengthLong());
        } catch (IOException e) {
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "POST failed: " + e);
            ErrorResponse.empty(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        if (arrived.areAll()) {
            takeWhole(request, response, session, form, arrived.bytes());
        } else {
            receive(request, response, session, form, arrived.bytes());
        }
    }

    private static void takeWhole(
            HttpServletRequest request,
            HttpServletResponse response,
            ServerSession session,
            PostForm form,
            byte[] body) {
        PostReception reception = session.beginPost(WHOLE);
        if (reception == null) {
            ErrorResponse.empty(response, HttpServletResponse.SC_BAD_REQUEST);
        } else {
            new WholePost(request, response).take(form, body, reception);
        }
    }

    private void receive(
            HttpServletRequest request,
            HttpServletResponse response,
            ServerSession session,
            PostForm form,
            byte[] beginning)
            throws IOException {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        PostBody body = new PostBody(context, form, engine, container, beginning);
        PostReception reception = session.beginPost(body);
        if (reception == null) {
            body.abort();
        } else {
            body.start(reception);
        }
    }
}
