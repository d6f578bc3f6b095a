package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session that is brought into a state by its client and its server, with all that belongs to it. */
final class LivingSession {

    private static final Set<SessionEvent> OF_THE_SERVER =
            EnumSet.of(SessionEvent.OPENED_POLLING, SessionEvent.OPENED_WEBSOCKET, SessionEvent.UPGRADED);

    final EngineFixture engine = new EngineFixture();
    final List<Exchange> gets = new ArrayList<>();
    final List<Channel> webSockets = new ArrayList<>();
    private final List<SessionState> seen = new ArrayList<>();
    private int aborted;
    private int posts;
    ServerSession session;

    private LivingSession() {
        engine.whenOpening = opening -> see((ServerSession) opening);
        engine.whenUpgraded = () -> see(session);
    }

    private void see(ServerSession opening) {
        session = opening;
        seen.add(opening.state());
    }

    /** Returns a session in a state; in one in which the layer above is told something, when that has just happened. */
    static LivingSession in(SessionState state) {
        LivingSession living = new LivingSession();
        switch (state) {
            case OPENING -> {}
            case POLLING -> living.engine.openPolling();
            case PROBING -> living.probing();
            case SWITCHING -> {
                living.probing();
                living.webSocket().holdCallbacks = true;
                living.frame("5");
            }
            case WEBSOCKET -> living.onWebSocket();
            case CLOSING_POLLING -> {
                living.engine.openPolling();
                living.closeWithRest();
            }
            case CLOSING_PROBING -> {
                living.probing();
                living.closeWithRest();
            }
            case CLOSING_WEBSOCKET -> {
                living.onWebSocket();
                living.webSocket().holdCallbacks = true;
                living.closeWithRest();
            }
            case LEAVING -> {
                living.engine.openPolling();
                living.post("1");
            }
            case CLOSED -> {
                living.engine.openPolling();
                living.engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
            }
        }
        if (living.session != null && state != SessionState.SWITCHING) {
            assertThat(living.session.state()).isEqualTo(state);
            living.seen.add(state);
        }
        return living;
    }

    private void probing() {
        session = engine.openPolling();
        openProbe();
    }

    private void openProbe() {
        Channel channel = new Channel();
        webSockets.add(channel);
        channel.receiver = engine.server.upgrade(session, channel);
    }

    private void onWebSocket() {
        webSockets.add(engine.openWebSocket());
    }

    private void closeWithRest() {
        session.send(EngineFixture.message("rest"));
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    private Channel webSocket() {
        return webSockets.get(webSockets.size() - 1);
    }

    /** Returns the states that have been seen, the one now at last. */
    List<SessionState> seen() {
        seen.add(session.state());
        return seen;
    }

    static boolean canBeMadeHappen(SessionEvent event) {
        return !OF_THE_SERVER.contains(event);
    }

    /** Does what makes an event happen. */
    void happen(SessionEvent event) {
        switch (event) {
            case OPENED_POLLING -> engine.openPolling();
            case OPENED_WEBSOCKET -> onWebSocket();
            case UPGRADED -> {} // has happened since the layer above was told
            case PROBE -> openProbe();
            case PROBE_FAILED -> brokenProbe();
            case UPGRADE -> {
                webSockets.forEach(channel -> channel.holdCallbacks = true);
                frame("5");
            }
            case CLOSE -> {
                webSockets.forEach(channel -> channel.holdCallbacks = true);
                closeWithRest();
            }
            case LEAVE -> leave();
            case LAST_POLL -> pollTwice();
            case LAST_FRAME ->
                webSockets.stream()
                        .filter(channel -> !channel.callbacks.isEmpty())
                        .forEach(channel -> channel.callBack(null));
            case REQUEST_FAILED -> session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "a request failed");
            case FAIL -> fail();
        }
    }

    private void brokenProbe() {
        if (!webSockets.isEmpty() && session.transport() == TransportType.POLLING) {
            webSocket().receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        }
    }

    private void frame(String text) {
        if (!webSockets.isEmpty()) {
            webSocket().receiver.text(text);
        }
    }

    private void leave() {
        if (session.transport() == TransportType.POLLING) {
            post("1");
        } else {
            frame("1");
        }
    }

    /** Fails where a session in this state would. */
    private void fail() {
        if (session.transport() == TransportType.WEBSOCKET) {
            webSocket().receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        } else {
            engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
        }
    }

    private void pollTwice() {
        if (session.state().endsWithPoll()) {
            poll();
            poll();
        }
    }

    Exchange poll() {
        Exchange exchange = new Exchange();
        gets.add(exchange);
        session.poll(exchange);
        return exchange;
    }

    private void post(String body) {
        posts++;
        @Nullable PostReception post = session.beginPost(() -> aborted++);
        if (post != null) {
            post.complete(new Payload.Text(body), () -> {});
        }
    }

    /** Checks what the second table says there is in the state now. */
    void assertWhatThereIs() {
        SessionState state = session.state();
        assertThat(engine.told.stream().filter(told -> told.startsWith("closed")))
                .as("told of the end in %s: %s", state, engine.told)
                .hasSize(state.isOpen() ? 0 : 1);
        assertThat(engine.server.sessionCount()).isEqualTo(state == SessionState.CLOSED ? 0 : 1);
        if (state == SessionState.CLOSED) {
            assertNothingIsLeft();
        } else if (!state.takesRequests()) {
            assertThat(poll().answer).isEqualTo("400 BAD_REQUEST");
            assertThat(session.beginPost(() -> {})).isNull();
            assertThat(session.state()).as("after requests that came too late").isEqualTo(state);
        }
    }

    private void assertNothingIsLeft() {
        assertThat(gets).allMatch(get -> get.answer != null || get.aborted);
        assertThat(webSockets).allMatch(channel -> channel.closed != null);
        assertThat(engine.timer.pending()).isZero();
        assertThat(session.bufferedBytes()).isZero();
        assertThat(session.pendingPackets()).isZero();
        assertThat(poll().answer).startsWith("400");
        assertThat(session.beginPost(() -> {})).isNull();
    }
}
