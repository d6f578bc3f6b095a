package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.PostExchange;
import io.github.socketiojakarta.internal.engine.PostReception;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

    private static final int CHUNK = 8192;

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletInputStream in;
    private final long declaredLength;
    private final PostForm form;
    private final int limit;
    private final ByteArrayOutputStream received;
    private final byte[] chunk;
    private final AtomicBoolean answered = new AtomicBoolean();
    private @Nullable PostReception reception;

    /**
     * Creates what receives the rest of a body.
     *
     * @param beginning what has been read of it
     */
    PostBody(AsyncContext context, PostForm form, int limit, byte[] beginning) throws IOException {
        this.form = form;
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.limit = limit;
        HttpServletRequest request = (HttpServletRequest) context.getRequest();
        this.in = request.getInputStream();
        this.declaredLength = request.getContentLengthLong();
        int chunkSize = (int) (declaredLength < 0 ? CHUNK : Math.max(1, Math.min(declaredLength, CHUNK)));
        this.received = new ByteArrayOutputStream(chunkSize);
        received.writeBytes(beginning);
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
        if (!answered.get()) {
            ContainerThreads.leaveEventLoop(context, this::finish, this::onError);
        }
    }

    private void finish() {
        if (declaredLength > received.size()) { // Liberty reports a broken body as complete
            onError(new IOException("body shorter than its Content-Length"));
            return;
        }
        if (!form.complete(received.toByteArray(), reception(), () -> answer(HttpServletResponse.SC_OK))) {
            answer(HttpServletResponse.SC_BAD_REQUEST);
        }
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
            PostAnswer.write(response, status);
        } finally {
            context.complete();
        }
    }

    private PostReception reception() {
        return Objects.requireNonNull(reception, "started by start()");
    }
}
