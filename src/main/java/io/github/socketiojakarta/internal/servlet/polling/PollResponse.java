package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
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
import org.jspecify.annotations.Nullable;

/**
 * Answers a GET that has been put aside, without blocking whoever answers.
 *
 * <pre>
 *   WAITING --respond, refuse--&gt; WRITING --written, closed by the container, failed, abort--&gt; COMPLETED
 *   WAITING --failed, abort, the request is over--&gt; COMPLETED
 * </pre>
 *
 * <p>Thread-safe: containers differ in what they do when a request is completed twice or written to afterwards, so the
 * state decides, not they. Whatever they throw ends here: Jetty has no response any more when a client has reset its stream
 * (HTTP/2). The body is flushed before the request is completed, because otherwise no container notices that the client has
 * gone. It goes out in pieces, so that a container that writes to a client which reads nothing holds one of them.
 */
final class PollResponse implements PollExchange, WriteListener, AsyncListener {

    private static final System.Logger LOG = System.getLogger(PollResponse.class.getName());
    private static final int PIECE = 65_536;
    private static final byte[] NOTHING = {};

    private enum State {
        WAITING,
        WRITING,
        COMPLETED
    }

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final PollForm form;
    private final Container container;
    private final Consumer<String> onFailure;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile byte[] body = NOTHING;

    /** Whom to tell what becomes of the answer. */
    private volatile Consumer<@Nullable Throwable> done = failure -> {};

    private int position;
    private boolean flushed;

    /**
     * Creates what answers a GET.
     *
     * @param onFailure told why, if the GET fails before there is an answer
     */
    PollResponse(AsyncContext context, PollForm form, Container container, Consumer<String> onFailure) {
        this.container = container;
        this.form = form;
        this.context = context;
        this.response = (HttpServletResponse) context.getResponse();
        this.onFailure = onFailure;
    }

    @Override
    public void respond(Payload payload, Compression compression, Consumer<@Nullable Throwable> written) {
        done = written;
        boolean begun = begin(() -> {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff"); // what clients said must never run as a script
            setBody(payload);
            if (compression == Compression.ALLOWED) {
                form.coding(body.length).ifPresent(this::compress);
            }
        });
        if (!begun) {
            written.accept(new IOException("the request has ended before"));
        }
    }

    private void setBody(Payload payload) {
        if (payload instanceof Payload.Binary binary) {
            body = binary.bytes();
            response.setContentType("application/octet-stream");
        } else if (payload instanceof Payload.Text text) {
            body = form.text(text.text()).getBytes(StandardCharsets.UTF_8);
            response.setContentType(form.contentType());
        }
    }

    private void compress(ContentCoding coding) {
        body = coding.compress(body);
        response.setHeader("Content-Encoding", coding.token());
    }

    @Override
    public void refuse() {
        begin(() -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST));
    }

    @Override
    public void refuse(EngineError error) {
        begin(() -> {
            body = ErrorResponse.json(error, error.message());
            response.setStatus(error.status());
            response.setContentType(ErrorResponse.CONTENT_TYPE);
        });
    }

    /** Begins to answer; returns false if that is too late. */
    private boolean begin(Runnable answer) {
        if (!state.compareAndSet(State.WAITING, State.WRITING)) {
            return false;
        }
        try {
            answer.run();
            response.setContentLength(body.length);
            if (body.length > PIECE) {
                container.mayBeCut(context, response);
            }
            ServletOutputStream out = response.getOutputStream();
            container.startWriting(context, () -> out.setWriteListener(this), this::onError);
        } catch (Throwable e) { // the container's, who answers is not to suffer from it
            onError(e);
        }
        return true;
    }

    @Override
    public void onWritePossible() {
        try {
            ServletOutputStream out = response.getOutputStream();
            while (state.get() == State.WRITING && out.isReady()) {
                if (!writeNext(out)) {
                    written();
                }
            }
        } catch (Throwable e) { // containers disagree about what may leave this method
            onError(e);
        }
    }

    /** Returns whether there was something left to be written. */
    private boolean writeNext(ServletOutputStream out) throws IOException {
        byte[] bytes = body;
        int count = Math.min(PIECE, bytes.length - position);
        if (count > 0) {
            out.write(bytes, position, count);
            position += count;
            if (position == bytes.length && container.closesWithLastByte()) {
                handedOver();
            }
            return true;
        }
        if (!flushed) {
            flushed = true;
            out.flush();
            return true;
        }
        return false;
    }

    /** Ends without the container, which has closed the response by itself and tells nobody. */
    private void handedOver() {
        if (state.compareAndSet(State.WRITING, State.COMPLETED)) {
            body = NOTHING;
            done.accept(null);
        }
    }

    private void written() {
        if (state.compareAndSet(State.WRITING, State.COMPLETED)) {
            complete();
            done.accept(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        State before = state.getAndSet(State.COMPLETED);
        if (before == State.COMPLETED) {
            return;
        }
        complete();
        if (before == State.WRITING) {
            done.accept(failure);
        } else {
            onFailure.accept("GET failed: " + failure);
        }
    }

    @Override
    public void abort() {
        State before = state.getAndSet(State.COMPLETED);
        if (before == State.COMPLETED) {
            return;
        }
        complete();
        done.accept(new IOException("given up"));
    }

    private void complete() {
        body = NOTHING;
        try {
            context.complete();
        } catch (RuntimeException e) { // the container has ended it by itself
            LOG.log(System.Logger.Level.DEBUG, "a GET could not be completed", e);
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

    /** Called when the request is over, which is news only if the container has ended it. */
    @Override
    public void onComplete(AsyncEvent event) {
        onError(new IOException("the container ended the request"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing to do: we start each request once
    }
}
