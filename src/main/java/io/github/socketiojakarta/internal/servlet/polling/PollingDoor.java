package io.github.socketiojakarta.internal.servlet.polling;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.http.AcceptedRequest;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** The door for HTTP long-polling: puts GETs aside, and takes POSTs. Thread-safe. */
public final class PollingDoor {

    private static final System.Logger LOG = System.getLogger(PollingDoor.class.getName());

    /**
     * As good as none: the heartbeat ends what is put aside. With none at all, Tomcat breaks polls off as soon as the
     * application stops, and their clients are not told that the server leaves.
     */
    private static final Duration LONG = Duration.ofDays(1);

    private final EngineServer engine;
    private final HttpSettings settings;
    private final Container container;
    private final Posts posts;

    /** Creates the door of an engine. */
    public PollingDoor(EngineServer engine, HttpSettings settings, Container container) {
        this.engine = engine;
        this.settings = settings;
        this.container = container;
        this.posts = new Posts(engine, settings, container);
    }

    /** Answers a request that the engine has accepted. */
    public void answer(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException {
        if (accepted.opensSession()) {
            open(request, response, accepted);
        } else if (request.getMethod().equals("GET")) {
            poll(request, response, accepted);
        } else {
            posts.take(request, response, accepted);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException {
        addCookie(accepted, response);
        AsyncContext context = putAside(request, response);
        PollResponse exchange =
                new PollResponse(context, PollForm.of(accepted.request(), settings), container, ignored -> {});
        watch(context, exchange);
        engine.openPolling(accepted.newSessionId(), accepted.request().kept(), exchange);
    }

    /**
     * Puts aside a request of which the engine does not know yet whether it may open a session.
     *
     * @param accepted given a request that may, writes the headers of its response
     */
    public void later(
            HttpServletRequest request,
            HttpServletResponse response,
            AcceptedRequest undecided,
            Consumer<AcceptedRequest> accepted)
            throws IOException {
        AsyncContext context = putAside(request, response);
        PollResponse exchange =
                new PollResponse(context, PollForm.of(undecided.request(), settings), container, ignored -> {});
        watch(context, exchange);
        var unused = ((Verdict.Undecided) undecided.verdict())
                .verdict()
                .thenAccept(verdict -> decide(undecided.decided(verdict), response, exchange, accepted))
                .exceptionally(
                        failure -> { // or the client would wait for ever
                            LOG.log(System.Logger.Level.WARNING, "A late handshake failed", failure);
                            exchange.onError(failure);
                            return null;
                        });
    }

    private void decide(
            AcceptedRequest decided,
            HttpServletResponse response,
            PollResponse exchange,
            Consumer<AcceptedRequest> accepted) {
        if (decided.verdict() instanceof Verdict.Refused refused) {
            exchange.refuse(refused.error(), refused.message());
        } else if (!decided.opensSession()) { // the server has been closed meanwhile
            exchange.refuseClosed();
        } else if (exchange.isWaiting()) { // or the client has left
            openLate(decided, response, exchange, accepted);
        }
    }

    private void openLate(
            AcceptedRequest decided,
            HttpServletResponse response,
            PollResponse exchange,
            Consumer<AcceptedRequest> accepted) {
        try {
            accepted.accept(decided);
            addCookie(decided, response);
        } catch (RuntimeException e) { // containers disagree about a response that has failed just now
            exchange.onError(e);
            return;
        }
        engine.openPolling(decided.newSessionId(), decided.request().kept(), exchange);
    }

    private void addCookie(AcceptedRequest accepted, HttpServletResponse response) {
        settings.cookie().ifPresent(cookie -> response.addHeader("Set-Cookie", cookie.apply(accepted.newSessionId())));
    }

    private void poll(HttpServletRequest request, HttpServletResponse response, AcceptedRequest accepted)
            throws IOException {
        AsyncContext context = putAside(request, response);
        ServerSession session = accepted.session();
        PollResponse exchange = new PollResponse(
                context,
                PollForm.of(accepted.request(), settings),
                container,
                detail -> session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, detail));
        watch(context, exchange);
        session.poll(exchange);
    }

    private static AsyncContext putAside(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(LONG.toMillis());
        return context;
    }

    private void watch(AsyncContext context, PollResponse exchange) throws IOException {
        context.addListener(new EarlyEnd(exchange));
        container.watch(context, exchange::onError);
    }
}
