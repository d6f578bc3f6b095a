package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Answers a GET that has been put aside, without blocking whoever answers.
 *
 * <pre>
 *   WAITING --respond, refuse--&gt; WRITING --written, failed--&gt; COMPLETED
 * </pre>
 *
 * <p>Thread-safe: containers differ in what they do when a request is completed twice or written to afterwards, so the
 * state decides, not they. The body is flushed before the request is completed, because otherwise no container notices
 * that the client has gone.
 */
final class PollResponse implements PollExchange, WriteListener, AsyncListener {

    private enum State {
        WAITING,
        WRITING,
        COMPLETED
    }

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final PollForm form;
    private final Consumer<String> onFailure;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private byte[] body = {};
    private int step;

    PollResponse(AsyncContext context, PollForm form, Consumer<String> onFailure) {
        this.form = form;
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.onFailure = onFailure;
    }

    @Override
    public void respond(Payload payload, Compression compression) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff"); // what clients said must never run as a script
        if (payload instanceof Payload.Binary binary) {
            body = binary.bytes();
            response.setContentType("application/octet-stream");
        } else if (payload instanceof Payload.Text text) {
            body = form.text(text.text()).getBytes(StandardCharsets.UTF_8);
            response.setContentType(form.contentType());
        }
        if (compression == Compression.ALLOWED) {
            form.coding(body.length).ifPresent(this::compress);
        }
        start();
    }

    private void compress(ContentCoding coding) {
        body = coding.compress(body);
        response.setHeader("Content-Encoding", coding.token());
    }

    @Override
    public void refuse() {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        start();
    }

    @Override
    public void refuse(EngineError error) {
        body = ErrorResponse.json(error, error.message());
        response.setStatus(error.status());
        response.setContentType(ErrorResponse.CONTENT_TYPE);
        start();
    }

    private void start() {
        if (!state.compareAndSet(State.WAITING, State.WRITING)) {
            return;
        }
        response.setContentLength(body.length);
        try {
            ServletOutputStream out = response.getOutputStream();
            ContainerThreads.run(context, () -> out.setWriteListener(this), this::onError);
        } catch (IOException | RuntimeException e) {
            onError(e);
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        while (out.isReady()) {
            step++;
            if (step == 1) {
                out.write(body);
            } else if (step == 2) {
                out.flush();
            } else {
                complete();
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        complete();
        onFailure.accept("GET failed: " + failure);
    }

    private void complete() {
        if (state.getAndSet(State.COMPLETED) != State.COMPLETED) {
            context.complete();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(new IOException("the container timed the request out"));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        state.set(State.COMPLETED);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing to do: we start each request once
    }
}
