package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.http.ErrorResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a GET that has been put aside, without blocking whoever answers.
 *
 * <pre>
 *   WAITING --respond, refuse--&gt; HELD, the head is made --&gt; ANSWERED --the container is ready--&gt; HELD, the first piece is
 *     written --&gt; WRITING --written, closed by the container, failed, abort--&gt; COMPLETED
 *   WAITING, HELD, ANSWERED --failed, abort, the request is over--&gt; COMPLETED
 * </pre>
 *
 * <p>A GET that is given up before anything is written gets an error. It would be a whole answer otherwise, with nothing in it;
 * or Tomcat would send the head with its length, and the client take the next answer on that connection for the rest.
 *
 * <p>Thread-safe: containers differ in what they do when a request is completed twice or written to afterwards, so the
 * state decides, not they. Who gives up a response that another thread holds leaves the end of it to that thread. Whatever
 * containers throw ends here: Jetty has no response any more when a client has reset its stream (HTTP/2).
 */
final class PollResponse implements PollExchange, WriteListener {

    private static final System.Logger LOG = System.getLogger(PollResponse.class.getName());

    private enum State {
        WAITING,
        HELD,
        ANSWERED,
        WRITING,
        COMPLETED
    }

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final PollForm form;
    private final Container container;
    private final Consumer<String> onFailure;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AnswerBody body = new AnswerBody();

    /** Whom to tell what becomes of the answer. */
    private volatile Consumer<@Nullable Throwable> done = failure -> {};

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
        if (!begin(() -> body.set(form.answer(response, payload, compression)))) {
            written.accept(new IOException("the request has ended before"));
        }
    }

    @Override
    public void refuse() {
        begin(() -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST));
    }

    /** Answers with the status 503 and no body: the server has closed. */
    void refuseClosed() {
        begin(() -> response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
    }

    /** Returns whether there is no answer yet, and no failure. */
    boolean isWaiting() {
        return state.get() == State.WAITING;
    }

    @Override
    public void refuse(EngineError error) {
        refuse(error, error.message());
    }

    /** Does the same with another message. */
    void refuse(EngineError error, String message) {
        begin(() -> {
            body.set(ErrorResponse.json(error, message));
            response.setStatus(error.status());
            response.setContentType(ErrorResponse.CONTENT_TYPE);
        });
    }

    /** Begins to answer; returns false if that is too late. */
    private boolean begin(Runnable answer) {
        if (!state.compareAndSet(State.WAITING, State.HELD)) {
            return false;
        }
        if (prepare(answer)) {
            try {
                ServletOutputStream out = response.getOutputStream();
                container.startWriting(context, () -> out.setWriteListener(this), this::onError);
            } catch (Throwable e) { // the container's, who answers is not to suffer from it
                onError(e);
            }
        }
        return true;
    }

    /** Makes the head of the response; returns whether the rest can follow. */
    private boolean prepare(Runnable answer) {
        Throwable failure = null;
        try {
            answer.run();
            response.setContentLength(body.length());
            if (body.hasPieces()) {
                container.mayBeCut(context, response);
            }
        } catch (Throwable e) { // the container's, as above
            failure = e;
        }
        boolean goesOn = release(State.ANSWERED);
        if (failure != null) {
            onError(failure);
        }
        return goesOn && failure == null;
    }

    /** Lets go of the response; returns false if it was given up meanwhile, and ends it then. */
    private boolean release(State next) {
        if (state.compareAndSet(State.HELD, next)) {
            return true;
        }
        if (next == State.ANSWERED) {
            answerWithError();
        }
        complete();
        return false;
    }

    @Override
    public void onWritePossible() {
        try {
            ServletOutputStream out = response.getOutputStream();
            while (isUnderWay() && out.isReady()) {
                advance(state.compareAndSet(State.ANSWERED, State.HELD) ? writeFirst(out) : body.writeNext(out));
            }
        } catch (Throwable e) { // containers disagree about what may leave this method
            onError(e);
        }
    }

    private boolean isUnderWay() {
        State now = state.get();
        return now == State.ANSWERED || now == State.WRITING;
    }

    private AnswerBody.Progress writeFirst(ServletOutputStream out) throws IOException {
        try {
            return body.writeNext(out);
        } finally {
            release(State.WRITING);
        }
    }

    /** Ends when all is written. A container that closes the response by itself before the flush tells nobody. */
    private void advance(AnswerBody.Progress progress) {
        boolean closed = progress == AnswerBody.Progress.LAST_BYTE && container.closesWithLastByte();
        boolean over = closed || progress == AnswerBody.Progress.FLUSHED;
        if (over && state.compareAndSet(State.WRITING, State.COMPLETED)) {
            if (closed) {
                body.drop();
            } else {
                complete();
            }
            done.accept(null);
        }
    }

    @Override
    public void onError(Throwable failure) {
        State before = end();
        if (before == State.WAITING) {
            onFailure.accept("GET failed: " + failure);
        } else if (before != State.COMPLETED) {
            done.accept(failure);
        }
    }

    @Override
    public void abort() {
        if (end() != State.COMPLETED) {
            done.accept(new IOException("given up"));
        }
    }

    /** Ends before everything is written, unless it has ended; returns in which state it was. */
    private State end() {
        State before = state.getAndSet(State.COMPLETED);
        if (before == State.WAITING || before == State.ANSWERED) {
            answerWithError();
        }
        if (before != State.HELD && before != State.COMPLETED) {
            complete();
        }
        return before;
    }

    /** Changes the head, while the container has sent nothing of it. */
    private void answerWithError() {
        try {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentLength(0);
        } catch (RuntimeException e) { // the container has ended it by itself
            LOG.log(System.Logger.Level.DEBUG, "a GET could not be refused", e);
        }
    }

    private void complete() {
        body.drop();
        try {
            context.complete();
        } catch (RuntimeException e) { // the container has ended it by itself
            LOG.log(System.Logger.Level.DEBUG, "a GET could not be completed", e);
        }
    }
}
