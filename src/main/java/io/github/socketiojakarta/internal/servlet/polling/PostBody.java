package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostExchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.servlet.container.Container;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of a POST as it comes, holding no thread, and no more memory than has arrived.
 *
 * <pre>
 *   RECEIVING --all is there--&gt; TAKEN --accepted, refused--&gt; ANSWERED
 *       |--too large, too late, broken, abort--&gt; ANSWERED
 * </pre>
 *
 * <p>The container calls one method at a time; the timer and {@link #abort} come on other threads. Whoever leaves a state
 * does what is to be done about it.
 */
final class PostBody implements ReadListener, PostExchange {

    private static final int CHUNK = 8192;

    private enum State {
        RECEIVING,
        TAKEN,
        ANSWERED
    }

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final ServletInputStream in;
    private final long declaredLength;
    private final PostForm form;
    private final EngineServer engine;
    private final Container container;
    private final ByteArrayOutputStream received;
    private final byte[] chunk;
    private final AtomicReference<State> state = new AtomicReference<>(State.RECEIVING);
    private volatile @Nullable PostReception reception;
    private volatile @Nullable Future<?> timeout;

    /**
     * Creates what receives the rest of a body.
     *
     * @param beginning what has been read of it
     */
    PostBody(AsyncContext context, PostForm form, EngineServer engine, Container container, byte[] beginning)
            throws IOException {
        this.container = container;
        this.form = form;
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.engine = engine;
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
        long millis = engine.settings().httpRequestBodyTimeout().toMillis();
        timeout = engine.threads().timer().schedule(this::late, millis, TimeUnit.MILLISECONDS);
        if (state.get() != State.RECEIVING) { // the session ended just now
            stopTimeout();
            return;
        }
        try {
            in.setReadListener(this);
        } catch (IllegalStateException e) { // and this is how the container says so
            onError(e);
        }
    }

    private void late() {
        if (leave(State.RECEIVING)) {
            reception().tooLate();
            answer(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
    }

    /** Reads without asking whether the body is finished: Grizzly says so as soon as it has arrived, before it is read. */
    @Override
    public void onDataAvailable() throws IOException {
        while (state.get() == State.RECEIVING && in.isReady()) {
            int count = in.read(chunk);
            if (count < 0) {
                return;
            }
            received.write(chunk, 0, count);
            if (received.size() > engine.settings().maxHttpBufferSize() && leave(State.RECEIVING)) {
                reception().tooLarge();
                answer(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (state.get() == State.RECEIVING) {
            container.leaveReadingThread(context, this::finish, this::onError);
        }
    }

    private void finish() {
        if (declaredLength > received.size()) { // Liberty reports a broken body as complete
            onError(new IOException("body shorter than its Content-Length"));
        } else if (state.compareAndSet(State.RECEIVING, State.TAKEN)) {
            stopTimeout();
            take();
        }
    }

    private void take() {
        boolean good;
        try {
            good = form.complete(received.toByteArray(), reception(), this::accepted);
        } catch (RuntimeException | Error e) { // or the client could never send again
            onError(e);
            return;
        }
        if (!good && leave(State.TAKEN)) {
            answer(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private void accepted() {
        if (leave(State.TAKEN)) {
            answer(HttpServletResponse.SC_OK);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (leave(State.RECEIVING) || leave(State.TAKEN)) {
            reception().fail(EngineCloseReason.TRANSPORT_ERROR, "POST failed: " + failure);
            answer(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    @Override
    public void abort() {
        if (leave(State.RECEIVING)) {
            answer(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private boolean leave(State expected) {
        boolean left = state.compareAndSet(expected, State.ANSWERED);
        if (left) {
            stopTimeout();
        }
        return left;
    }

    private void stopTimeout() {
        Future<?> running = timeout;
        if (running != null) {
            running.cancel(false);
        }
    }

    private void answer(int status) {
        PostAnswer.complete(context, response, status);
    }

    private PostReception reception() {
        return Objects.requireNonNull(reception, "started by start()");
    }
}
