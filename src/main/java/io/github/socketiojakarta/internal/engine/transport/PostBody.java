package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.PostExchange;
import io.github.socketiojakarta.internal.engine.PostReception;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketException;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.Utf8;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of a POST as it comes, holding no thread, and no more memory than has arrived.
 *
 * <p>The container calls one method at a time; {@link #abort} may come from any thread. Whoever sets {@code answered}
 * first answers the request.
 */
final class PostBody implements ReadListener, PostExchange {

    /** What a body is. */
    enum Form {
        TEXT,
        BINARY,
        JSONP;

        Payload payload(byte[] body) {
            return switch (this) {
                case TEXT -> new Payload.Text(Utf8.decode(body, body.length));
                case BINARY -> new Payload.Binary(body);
                case JSONP -> new Payload.Text(Jsonp.payload(Utf8.decode(body, body.length)));
            };
        }
    }

    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 8192;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletInputStream in;
    private final long declaredLength;
    private final Form form;
    private final int limit;
    private final ByteArrayOutputStream received;
    private final byte[] chunk;
    private final AtomicBoolean answered = new AtomicBoolean();
    private @Nullable PostReception reception;

    PostBody(AsyncContext context, Form form, int limit) throws IOException {
        this.form = form;
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.limit = limit;
        HttpServletRequest request = (HttpServletRequest) context.getRequest();
        this.in = request.getInputStream();
        this.declaredLength = request.getContentLengthLong();
        int chunkSize = (int) (declaredLength < 0 ? CHUNK : Math.max(1, Math.min(declaredLength, CHUNK)));
        this.received = new ByteArrayOutputStream(chunkSize);
        this.chunk = new byte[chunkSize];
    }

    void start(PostReception registered) {
        reception = registered;
        in.setReadListener(this);
    }

    /** Reads without asking whether the body is finished: Grizzly says so as soon as it has arrived, before it is read. */
    @Override
    public void onDataAvailable() throws IOException {
        while (!answered.get() && in.isReady()) {
            int count = in.read(chunk);
            if (count < 0) {
                return;
            }
            received.write(chunk, 0, count);
            if (received.size() > limit) {
                reception().tooLarge();
                answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (answered.get()) {
            return;
        }
        if (declaredLength > received.size()) { // Liberty reports a broken body as complete
            onError(new IOException("body shorter than its Content-Length"));
            return;
        }
        if (!process()) {
            answer(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Returns whether the body is good; then it is answered as soon as the client may send the next. */
    private boolean process() {
        Payload body;
        try {
            body = form.payload(received.toByteArray());
        } catch (EnginePacketException | IllegalArgumentException e) {
            reception().fail(EngineCloseReason.PARSE_ERROR, String.valueOf(e.getMessage()));
            return false;
        }
        return reception().complete(body, () -> answer(HttpServletResponse.SC_OK));
    }

    @Override
    public void onError(Throwable failure) {
        reception().fail(EngineCloseReason.TRANSPORT_ERROR, "POST failed: " + failure);
        answer(HttpServletResponse.SC_BAD_REQUEST);
    }

    @Override
    public void abort() {
        answer(HttpServletResponse.SC_BAD_REQUEST);
    }

    private void answer(int status) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        try {
            if (status == HttpServletResponse.SC_OK) {
                response.setContentType("text/html");
                response.setContentLength(OK.length);
                response.getOutputStream().write(OK);
            } else {
                ErrorResponse.empty(response, status);
            }
        } catch (IOException expected) { // the client has gone; its next request, or the heartbeat, will tell
        } finally {
            context.complete();
        }
    }

    private PostReception reception() {
        return Objects.requireNonNull(reception, "started by start()");
    }
}
