package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A POST whose body is there. The thread that serves it answers it, unless the client has to wait for its listeners.
 *
 * <pre>
 *   TAKING --accepted--&gt; ACCEPTED, answered on the thread that serves the request
 *   TAKING --withheld--&gt; WITHHELD --accepted--&gt; answered on the thread that says so
 * </pre>
 */
final class WholePost {

    private enum State {
        TAKING,
        ACCEPTED,
        WITHHELD
    }

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicReference<State> state = new AtomicReference<>(State.TAKING);

    /** Set before the request is {@link State#WITHHELD}. */
    private @Nullable AsyncContext context;

    WholePost(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    void take(PostForm form, byte[] body, PostReception reception) {
        if (!isPayload(form, body, reception)) {
            PostAnswer.write(response, HttpServletResponse.SC_BAD_REQUEST);
        } else if (state.get() == State.ACCEPTED) {
            PostAnswer.write(response, HttpServletResponse.SC_OK);
        } else {
            withhold();
        }
    }

    private boolean isPayload(PostForm form, byte[] body, PostReception reception) {
        try {
            return form.complete(body, reception, this::accepted);
        } catch (RuntimeException | Error e) { // or the client could never send again
            reception.fail(EngineCloseReason.TRANSPORT_ERROR, "POST failed: " + e);
            throw e;
        }
    }

    private void withhold() {
        AsyncContext started = request.startAsync(request, response);
        started.setTimeout(0); // receiveTimeout ends it
        context = started;
        if (!state.compareAndSet(State.TAKING, State.WITHHELD)) {
            answer(started);
        }
    }

    private void accepted() {
        AsyncContext withheld = state.compareAndSet(State.TAKING, State.ACCEPTED) ? null : context;
        if (withheld != null) {
            answer(withheld);
        }
    }

    private void answer(AsyncContext withheld) {
        PostAnswer.complete(withheld, response, HttpServletResponse.SC_OK);
    }
}
