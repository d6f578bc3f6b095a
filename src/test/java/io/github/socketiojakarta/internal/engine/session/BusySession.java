package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Duel;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A session with which several threads are busy; the methods up to {@link #passTime} are for one thread each. */
final class BusySession {

    private static final int STEPS = 25;

    private final EngineFixture engine = new EngineFixture();
    private final ServerSession session = engine.openPolling();
    private final List<Exchange> gets = new CopyOnWriteArrayList<>();
    private final List<Channel> webSockets = new CopyOnWriteArrayList<>();
    private volatile int sent;
    private volatile boolean postAborted;

    /** The application. */
    void send(SplittableRandom random) {
        for (int i = 0; i < STEPS; i++) {
            session.send(EngineFixture.message("m" + i));
            sent = i + 1;
            Duel.pause(random.nextInt(200));
        }
    }

    /** The client's HTTP, which waits for its answers before it goes on. */
    void pollAndPost(SplittableRandom random) {
        for (int i = 0; i < STEPS; i++) {
            int dice = random.nextInt(10);
            if (dice < 5 && gets.stream().allMatch(BusySession::isOver)) {
                poll(random.nextInt(4) == 0);
            } else if (dice < 7) {
                gets.forEach(BusySession::write);
            } else {
                post(dice == 9 && i > STEPS / 2 && random.nextInt(4) == 0 ? "1" : "4" + i);
            }
            Duel.pause(random.nextInt(200));
        }
    }

    private static boolean isOver(Exchange get) {
        return get.answer != null || get.aborted;
    }

    private static void write(Exchange get) {
        if (get.holdWriting && get.answer != null && !get.aborted) {
            get.holdWriting = false;
            get.written(null);
        }
    }

    private void poll(boolean slow) {
        Exchange exchange = new Exchange();
        exchange.holdWriting = slow;
        gets.add(exchange);
        session.poll(exchange);
    }

    private void post(String body) {
        PostReception post = session.beginPost(() -> postAborted = true);
        if (post != null) {
            post.complete(new Payload.Text(body), () -> {});
        }
    }

    /** The client's WebSocket, or several. */
    void upgrade(SplittableRandom random) {
        for (int i = 0; i < 3; i++) {
            Channel channel = new Channel();
            webSockets.add(channel);
            channel.receiver = engine.server.upgrade(session, channel);
            Duel.pause(random.nextInt(300));
            channel.receiver.text("2probe");
            Duel.pause(random.nextInt(300));
            channel.receiver.text(random.nextInt(3) == 0 ? "2bad" : "5");
            Duel.pause(random.nextInt(300));
            if (random.nextInt(3) == 0) {
                channel.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
                channel.closed = WebSocketClose.NORMAL; // by the container
            }
        }
    }

    /** The timer, and whoever ends the session. */
    void passTime(SplittableRandom random) {
        for (int i = 0; i < STEPS; i++) {
            engine.timer.advance(random.nextInt(400));
            Duel.pause(random.nextInt(200));
        }
        int dice = random.nextInt(6);
        if (dice == 0) {
            session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        } else if (dice == 1) {
            engine.server.close();
        } else if (dice == 2) {
            session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "a request failed");
        }
    }

    /** From now on the client reads everything, on one thread. */
    void settle() {
        for (int i = 0; i < 10; i++) {
            gets.forEach(BusySession::write);
            if (session.state().takesRequests() && gets.stream().allMatch(BusySession::isOver)) {
                poll(false);
            }
        }
    }

    /** Each message has gone out once, none between two others is missing, and none at all if the session lives. */
    void assertNothingIsLost() {
        List<Integer> received = received();
        assertThat(received)
                .as(toString())
                .isEqualTo(IntStream.range(0, received.size()).boxed().toList());
        if (session.state().isOpen()) {
            assertThat(received).as(toString()).hasSize(sent);
        }
    }

    private List<Integer> received() {
        Stream<String> polled = gets.stream()
                .flatMap(get -> Stream.of(String.valueOf(get.answer).split("\u001e")));
        Stream<String> frames = webSockets.stream().flatMap(channel -> channel.sent.stream());
        return Stream.concat(polled, frames)
                .filter(packet -> packet.startsWith("4m"))
                .map(packet -> Integer.valueOf(packet.substring(2)))
                .sorted()
                .toList();
    }

    /** Lets the session end, at the latest by its heartbeat. */
    void end() {
        engine.timer.advance(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT + 10_000L);
    }

    void assertNobodyIsLeft() {
        String context = toString();
        assertThat(session.state()).as(context).isEqualTo(SessionState.CLOSED);
        List<String> told =
                engine.told.stream().filter(what -> !what.equals("drained")).toList();
        assertThat(told).as(context).startsWith("opening", "opened").doesNotHaveDuplicates();
        assertThat(told.stream().filter(what -> what.startsWith("closed")))
                .as(context)
                .hasSize(1);
        assertThat(told.get(told.size() - 1)).as(context).startsWith("closed");
        assertThat(gets).as(context).allMatch(BusySession::isOver);
        assertThat(gets).as(context).noneMatch(get -> String.valueOf(get.answer).contains(" and again "));
        assertThat(webSockets).as(context).allMatch(channel -> channel.closed != null);
        assertThat(webSockets).as(context).noneMatch(channel -> channel.overlapped);
        assertThat(session.bufferedBytes()).as(context).isZero();
        assertThat(engine.server.sessionCount()).as(context).isZero();
        assertThat(engine.timer.pending()).as(context).isZero();
    }

    @Override
    public String toString() {
        return session.state() + ", told " + engine.told + ", sent " + sent + ", received " + received() + ", a post "
                + (postAborted ? "was" : "was not") + " aborted";
    }
}
