package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineFixture.Exchange;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A session on polling whose client, server and container do one thing after the other at random, and what is known of it.
 * Confined to one thread.
 */
final class WalkedSession {

    private static final int MESSAGE_SIZE = 200;

    private final SplittableRandom random;
    private final EngineFixture engine = new EngineFixture();
    private final ServerSession session = engine.openPolling();
    private final List<Exchange> gets = new ArrayList<>();
    private final List<Exchange> unwritten = new ArrayList<>();
    private final List<Channel> webSockets = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> posted = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private @Nullable PostReception post;
    private boolean postIsOver = true;
    private int framesRead;
    private boolean broken;

    WalkedSession(SplittableRandom random) {
        this.random = random;
    }

    ServerSession session() {
        return session;
    }

    void step() {
        int dice = random.nextInt(100);
        if (dice < 60) {
            ordinary(dice);
        } else if (dice < 90) {
            upgrading(dice);
        } else {
            ending(dice);
        }
        readFrames();
    }

    private void ordinary(int dice) {
        if (dice < 20) {
            send();
        } else if (dice < 32) {
            poll(random.nextBoolean());
        } else if (dice < 42) {
            written(null);
        } else if (dice < 50) {
            beginPost();
        } else if (dice < 56) {
            completePost("4p" + posted.size());
        } else {
            pass(random.nextInt(2_000));
        }
    }

    private void upgrading(int dice) {
        if (dice < 65) {
            openProbe();
        } else if (dice < 70) {
            frame("2probe");
        } else if (dice < 74) {
            frame("5");
        } else if (dice < 76) {
            frame("2bad");
        } else if (dice < 80) {
            frame("4f" + posted.size());
        } else if (dice < 84) {
            webSockets.forEach(channel -> channel.holdCallbacks = random.nextBoolean());
        } else {
            callBack(null);
        }
    }

    private void ending(int dice) {
        switch (dice) {
            case 90 -> close();
            case 91 -> completePost("1");
            case 92 -> fails("a request fails", () -> written(new IOException("reset")));
            case 93 -> fails("a frame fails", () -> callBack(new IOException("reset")));
            case 94 -> fails("a WebSocket breaks", this::cut);
            case 95 -> frame("1");
            case 96 -> pass(20_000);
            case 97 -> completePost("3");
            default -> send();
        }
    }

    private void note(String what) {
        done.add(what);
    }

    private void send() {
        note("send");
        String message = "m" + sent.size() + "-" + "x".repeat(random.nextInt(MESSAGE_SIZE));
        boolean open = session.state().isOpen();
        session.send(EngineFixture.message(message));
        if (open && session.state() != SessionState.CLOSED) {
            sent.add(message);
        }
    }

    private void poll(boolean slow) {
        note(slow ? "poll slowly" : "poll");
        Exchange exchange = new Exchange();
        exchange.holdWriting = slow;
        exchange.whenAnswered = () -> read(exchange);
        gets.add(exchange);
        if (slow) {
            unwritten.add(exchange);
        }
        broken |=
                gets.stream().filter(get -> get.answer == null && !get.aborted).count() > 1;
        session.poll(exchange);
    }

    private void read(Exchange exchange) {
        for (String packet : String.valueOf(exchange.answer).split("\u001e")) {
            if (packet.startsWith("4") && !packet.startsWith("400")) {
                received.add(packet.substring(1));
            }
        }
    }

    /** The container says what has become of the oldest answer that it is writing. */
    private void written(@Nullable Throwable failure) {
        unwritten.removeIf(exchange -> exchange.aborted);
        Exchange oldest =
                unwritten.stream().filter(get -> get.answer != null).findFirst().orElse(null);
        if (oldest != null) {
            note("written " + failure);
            unwritten.remove(oldest);
            oldest.written(failure);
        }
    }

    private void beginPost() {
        note("begin a post");
        broken |= !postIsOver;
        PostReception begun = session.beginPost(() -> postIsOver = true);
        if (begun != null) {
            post = begun;
            postIsOver = false;
        }
    }

    private void completePost(String body) {
        PostReception whole = post;
        if (postIsOver || whole == null) {
            return;
        }
        note("post " + body);
        boolean open = session.state().isOpen();
        postIsOver = true;
        whole.complete(new Payload.Text(body), () -> {});
        if (open && body.startsWith("4")) {
            posted.add("text " + body.substring(1));
        }
    }

    private void openProbe() {
        note("open a WebSocket");
        Channel channel = new Channel();
        channel.receiver = engine.server.upgrade(session, channel);
        webSockets.add(channel);
    }

    /** Returns the WebSocket that matters, if there is one: those before it have been closed. */
    private @Nullable Channel webSocket() {
        return webSockets.stream()
                .filter(channel -> channel.closed == null)
                .findFirst()
                .orElse(null);
    }

    private void frame(String text) {
        Channel channel = webSocket();
        if (channel == null) {
            return;
        }
        note("frame " + text);
        boolean message =
                text.startsWith("4") && session.state().isOpen() && session.transport() == TransportType.WEBSOCKET;
        broken |= text.equals("2bad") && session.transport() == TransportType.WEBSOCKET;
        channel.receiver.text(text);
        if (message) {
            posted.add("text " + text.substring(1));
        }
    }

    private void callBack(@Nullable Throwable failure) {
        webSockets.stream()
                .filter(channel -> !channel.callbacks.isEmpty())
                .findFirst()
                .ifPresent(channel -> {
                    note("call back " + failure);
                    channel.callBack(failure);
                });
    }

    private void cut() {
        Channel channel = webSocket();
        if (channel != null) {
            channel.receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
            channel.closed = WebSocketClose.NORMAL; // by the container
        }
    }

    private void fails(String what, Runnable failure) {
        note(what);
        failure.run();
    }

    private void close() {
        note("close");
        session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
    }

    private void pass(long millis) {
        note(millis + " ms");
        engine.timer.advance(millis);
    }

    private void readFrames() {
        List<String> frames =
                webSockets.stream().flatMap(channel -> channel.sent.stream()).toList();
        for (String frame : frames.subList(framesRead, frames.size())) {
            if (frame.startsWith("4")) {
                received.add(frame.substring(1));
            }
        }
        framesRead = frames.size();
    }

    void assertWell() {
        String context = toString();
        assertThat(received).as(context).isEqualTo(sent.subList(0, Math.min(received.size(), sent.size())));
        assertThat(engine.events.stream().filter(event -> event.startsWith("text")))
                .as(context)
                .isEqualTo(posted);
        assertToldOnce(context);
        assertThat(gets).as(context).noneMatch(get -> String.valueOf(get.answer).contains(" and again "));
        if (session.state() == SessionState.CLOSED) {
            assertNobodyIsLeft(context);
        } else {
            assertThat(unwritten.stream().filter(WalkedSession::isBeingWritten))
                    .as(context)
                    .hasSizeLessThan(2);
            assertAllBytesAreCounted(context);
            assertThat(engine.server.sessionCount()).as(context).isEqualTo(1);
        }
    }

    private void assertToldOnce(String context) {
        List<String> told =
                engine.told.stream().filter(what -> !what.equals("drained")).toList();
        assertThat(told).as(context).startsWith("opening", "opened").doesNotHaveDuplicates();
        List<String> ends =
                told.stream().filter(what -> what.startsWith("closed")).toList();
        assertThat(ends).as(context).hasSize(session.state().isOpen() ? 0 : 1);
        assertThat(told).as(context).endsWith(ends.toArray(String[]::new));
    }

    private void assertNobodyIsLeft(String context) {
        assertThat(gets).as(context).allMatch(get -> get.answer != null || get.aborted);
        assertThat(unwritten).as(context).noneMatch(get -> isBeingWritten(get) && !isFarewell(get));
        assertThat(webSockets).as(context).allMatch(channel -> channel.closed != null);
        assertThat(postIsOver || session.beginPost(() -> {}) == null)
                .as(context)
                .isTrue();
        assertThat(session.bufferedBytes()).as(context).isZero();
        assertThat(engine.server.sessionCount()).as(context).isZero();
    }

    /** What has not reached the client is counted, and nothing else but a few pings. */
    private void assertAllBytesAreCounted(String context) {
        if (session.state() == SessionState.LEAVING) {
            assertThat(session.bufferedBytes()).as(context).isZero();
            return;
        }
        long waiting = sent.subList(received.size() - unwrittenMessages(), sent.size()).stream()
                .mapToLong(message -> TextPacket.message(message).retainedBytes())
                .sum();
        assertThat(session.bufferedBytes()).as(context).isGreaterThanOrEqualTo(waiting);
        long packets = sent.size() - received.size();
        assertThat((long) session.pendingPackets()).as(context).isGreaterThanOrEqualTo(packets);
        if (session.pendingPackets() == 0 && isAtRest()) {
            assertThat(session.bufferedBytes()).as(context).isZero();
        }
    }

    /** Returns whether the container has an answer that is not a refusal. */
    private static boolean isBeingWritten(Exchange get) {
        return get.answer != null && !get.aborted && !get.answer.startsWith("400");
    }

    /** Returns how many messages the client has begun to read, of which the container still has some. */
    private int unwrittenMessages() {
        boolean polling = session.state().takesRequests();
        return (int) unwritten.stream()
                .filter(get -> polling && isBeingWritten(get))
                .flatMap(get -> Arrays.stream(String.valueOf(get.answer).split("\u001e")))
                .filter(packet -> packet.startsWith("4"))
                .count();
    }

    /** Returns whether that is the answer to a GET of a session that has ended, which has some seconds. */
    private static boolean isFarewell(Exchange get) {
        return List.of("1", "6", "6\u001e1").contains(String.valueOf(get.answer));
    }

    /** Returns whether nothing is under way, and the client has come back for more. */
    private boolean isAtRest() {
        boolean polled = gets.stream().anyMatch(get -> get.answer == null && !get.aborted);
        boolean writing = unwritten.stream().anyMatch(WalkedSession::isBeingWritten);
        boolean sending = webSockets.stream().anyMatch(channel -> !channel.callbacks.isEmpty());
        return session.transport() == TransportType.POLLING ? polled && !writing : !sending;
    }

    /** From now on, client and container are as good as they can be. */
    void settle() {
        note("settle");
        for (int i = 0; i < 40 && session.state() != SessionState.CLOSED; i++) {
            webSockets.forEach(channel -> channel.holdCallbacks = false);
            callBack(null);
            written(null);
            boolean parked = gets.stream().anyMatch(get -> get.answer == null && !get.aborted);
            if (!parked && session.state().takesRequests()) {
                poll(false);
            }
            readFrames();
        }
    }

    /** A session that has not failed has given its client everything. */
    void assertNothingIsLost() {
        boolean failed = done.stream().anyMatch(what -> what.contains("fail") || what.contains("reset"));
        boolean left = done.contains("post 1") || done.contains("frame 1");
        if (!failed && !left && !broken && !wasGivenUp()) {
            assertThat(received).as(toString()).isEqualTo(sent);
        }
    }

    private boolean wasGivenUp() {
        return session.state() == SessionState.CLOSED && !engine.told.contains("closed FORCED_SERVER_CLOSE")
                || done.stream().filter(what -> what.equals("20000 ms")).count() > 0;
    }

    /** Ends the session as its server would, and waits as long as that may take. */
    void finish() {
        close();
        settle();
        pass(EngineFixture.PING_INTERVAL + EngineFixture.PING_TIMEOUT);
        readFrames();
    }

    @Override
    public String toString() {
        return session.state() + ", told " + engine.told + " after " + done;
    }
}
