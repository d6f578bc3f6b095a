package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine with a manual timer, whose doors and upper layer write down what happens. */
public final class EngineFixture {

    public static final int PING_INTERVAL = 25_000;
    public static final int PING_TIMEOUT = 20_000;
    public static final int MAX_SEND_BUFFER = 10_000;

    public final ManualTimer timer = new ManualTimer();
    public final List<String> events = Collections.synchronizedList(new ArrayList<>());

    /** What the layer above is told but for the messages. */
    public final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** What the layer above does when it is told. */
    public volatile Consumer<EngineSession> whenOpening = opening -> {};

    public volatile Runnable whenUpgraded = () -> {};
    public volatile Runnable whenDrained = () -> {};
    public volatile Runnable whenClosed = () -> {};
    public boolean busy;
    public long workedMillis;
    public volatile boolean full;
    public volatile Runnable whenRoom = () -> {};
    private int opened;
    public EngineSession session;
    public final EngineServer server;

    public EngineFixture() {
        this(options(true), new NoHooks());
    }

    public EngineFixture(EngineOptions options, EngineHooks hooks) {
        server = new EngineServer(options, timer.threads(), this::opened, hooks);
    }

    public static EngineOptions options(boolean allowUpgrades) {
        return options(allowUpgrades, PING_INTERVAL, PING_TIMEOUT);
    }

    public static EngineOptions options(boolean allowUpgrades, int pingInterval, int pingTimeout) {
        return options(allowUpgrades, pingInterval, pingTimeout, Integer.MAX_VALUE);
    }

    public static EngineOptions options(
            boolean allowUpgrades, int pingInterval, int pingTimeout, int maxPacketsPerPoll) {
        return options(allowUpgrades, pingInterval, pingTimeout, maxPacketsPerPoll, AdmissionLimits.NONE);
    }

    public static EngineOptions options(AdmissionLimits limits) {
        return options(true, PING_INTERVAL, PING_TIMEOUT, Integer.MAX_VALUE, limits);
    }

    private static EngineOptions options(
            boolean allowUpgrades, int pingInterval, int pingTimeout, int maxPacketsPerPoll, AdmissionLimits limits) {
        return new EngineOptions(
                Set.of(TransportType.values()),
                allowUpgrades,
                false,
                true,
                Duration.ofMillis(pingInterval),
                Duration.ofMillis(pingTimeout),
                Duration.ofSeconds(10),
                1_000_000,
                Duration.ofSeconds(30),
                maxPacketsPerPoll,
                MAX_SEND_BUFFER,
                Duration.ofSeconds(30),
                1,
                limits);
    }

    /** Opens what writes down what a session receives. */
    public SessionReceiver opened(EngineSession opened) {
        session = opened;
        told.add("opening");
        whenOpening.accept(opened);
        return new SessionReceiver() {
            @Override
            public void text(String message) {
                events.add("text " + message);
            }

            @Override
            public void binary(ByteBuffer message) {
                events.add("binary " + message.remaining());
            }

            @Override
            public void closed(EngineCloseReason reason, String detail) {
                events.add("closed " + reason);
                told.add("closed " + reason);
                whenClosed.run();
            }

            @Override
            public void opened() {
                told.add("opened");
            }

            @Override
            public void upgraded() {
                told.add("upgraded");
                whenUpgraded.run();
            }

            @Override
            public void drained() {
                told.add("drained");
                whenDrained.run();
            }

            @Override
            public ListenerWork work() {
                return new ListenerWork(busy, TimeUnit.MILLISECONDS.toNanos(workedMillis));
            }

            @Override
            public boolean isFull() {
                return full;
            }

            @Override
            public void whenRoom(Runnable code) {
                whenRoom = code;
            }
        };
    }

    public static EngineRequest request(String method, Map<String, String> query) {
        return new EngineRequest(
                method, "/socket.io/", query, Map.of(), "127.0.0.1", false, Instant.EPOCH, Caller.ANONYMOUS);
    }

    public ServerSession openPolling() {
        server.openPolling("session-" + ++opened, request("GET", Map.of("EIO", "4")), new Exchange());
        return (ServerSession) session;
    }

    public Channel openWebSocket() {
        Channel channel = new Channel();
        openWebSocket(channel);
        channel.sent.clear();
        return channel;
    }

    /** Opens one for a client that speaks protocol 3. */
    public Channel openOldWebSocket() {
        Channel channel = new Channel();
        channel.receiver = server.openWebSocket("session-" + ++opened, request("GET", Map.of("EIO", "3")), channel);
        channel.sent.clear();
        return channel;
    }

    public EngineSession openWebSocket(Channel channel) {
        channel.receiver = server.openWebSocket("session-" + ++opened, request("GET", Map.of("EIO", "4")), channel);
        return session;
    }

    public static List<TextPacket> message(String text) {
        return List.of(TextPacket.message(text));
    }

    /** A GET that keeps its answer, which is written at once, or when the test says so. */
    public static final class Exchange implements PollExchange {
        public volatile @Nullable String answer;

        public volatile @Nullable Compression compression;
        public boolean holdWriting;
        public volatile boolean aborted;
        public volatile Consumer<@Nullable Throwable> done = failure -> {};
        public Runnable whenAnswered = () -> {};

        @Override
        public void respond(Payload payload, Compression chosen, Consumer<@Nullable Throwable> written) {
            compression = chosen;
            answer(((Payload.Text) payload).text());
            done = written;
            if (!holdWriting) {
                written.accept(null);
            }
        }

        /** What the container says of an answer that has been held. */
        public void written(@Nullable Throwable failure) {
            done.accept(failure);
        }

        @Override
        public void abort() {
            aborted = true;
        }

        private void answer(String payload) {
            answer = answer == null ? payload : answer + " and again " + payload;
            whenAnswered.run();
        }

        @Override
        public void refuse() {
            answer("400");
        }

        @Override
        public void refuse(EngineError error) {
            answer(error.status() + " " + error);
        }
    }

    /** A WebSocket that keeps what is sent; calls back at once, or when the test says so. */
    public static final class Channel implements FrameChannel {
        public final List<String> sent = new ArrayList<>();
        public final Deque<Consumer<@Nullable Throwable>> callbacks = new ArrayDeque<>();
        public final AtomicBoolean sending = new AtomicBoolean();
        public Executor executor = Runnable::run;
        public volatile boolean overlapped;
        public boolean holdCallbacks;
        public boolean canPause;
        public boolean paused;

        @Nullable
        public RuntimeException failure;

        public volatile @Nullable WebSocketClose closed;

        public Runnable whenClosed = () -> {};

        public FrameReceiver receiver;

        @Override
        public void send(EnginePacket packet, Consumer<@Nullable Throwable> done) {
            if (failure != null) {
                throw failure;
            }
            if (!callbacks.isEmpty() || !sending.compareAndSet(false, true)) {
                overlapped = true;
                throw new IllegalStateException("overlapping send");
            }
            sent.add(
                    packet instanceof TextPacket text
                            ? text.wireText()
                            : "binary " + ((BinaryPacket) packet).data().remaining());
            if (holdCallbacks) {
                callbacks.add(done);
            } else {
                executor.execute(() -> {
                    sending.set(false);
                    done.accept(null);
                });
            }
        }

        public void callBack(@Nullable Throwable result) {
            sending.set(false);
            callbacks.remove().accept(result);
        }

        @Override
        public boolean pauseReading() {
            paused = canPause;
            return canPause;
        }

        @Override
        public void resumeReading() {
            paused = false;
        }

        @Override
        public void close(WebSocketClose reason) {
            closed = closed == null ? reason : closed;
            whenClosed.run();
        }
    }
}
