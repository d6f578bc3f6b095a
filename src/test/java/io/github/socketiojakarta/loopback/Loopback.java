package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.adapter.AdapterFactory;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.ee.EngineSettings;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.lane.AnswerThread;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A whole server but for the container: clients are the frames they send and receive. */
public final class Loopback implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final ExecutorService worker = Executors.newFixedThreadPool(2);
    private final ExecutorService own;
    private final ExecutorService answers = Executors.newFixedThreadPool(2, Completing::new);
    private final ExecutorService beside = Executors.newCachedThreadPool();
    public final CountingCodec json = new CountingCodec();
    public final AtomicInteger ids = new AtomicInteger();
    public final LocalServer io;
    public final EngineServer engine;
    private volatile @Nullable EngineSession opened;

    public Loopback(SocketIoOptions options) {
        this(options, CallContext.OF_THREAD);
    }

    /** Creates a server of an application with a context of its own. */
    public Loopback(SocketIoOptions options, CallContext application) {
        this(options, application, AdapterFactory.IN_MEMORY);
    }

    /** Creates one with adapters of the test's own. */
    public static Loopback with(AdapterFactory adapters, SocketIoOptions options) {
        return new Loopback(options, CallContext.OF_THREAD, adapters);
    }

    private Loopback(SocketIoOptions options, CallContext application, AdapterFactory adapters) {
        this(options, application, Executors.newFixedThreadPool(2), options.executor(), Optional.empty(), adapters);
    }

    /** Creates one whose time passes when the test says so. */
    public static Loopback at(ManualTimer time, SocketIoOptions options) {
        ExecutorService own = Executors.newFixedThreadPool(2);
        return new Loopback(
                options,
                CallContext.OF_THREAD,
                own,
                options.executor(),
                Optional.of(time.threads()),
                AdapterFactory.IN_MEMORY);
    }

    /** Creates one whose listeners run on the server's own threads, as on Tomcat with CDI. */
    public static Loopback onOwnThreads() {
        ExecutorService own = Executors.newFixedThreadPool(2);
        return new Loopback(
                SocketIoOptions.defaults(),
                CallContext.OF_THREAD,
                own,
                Optional.of(own),
                Optional.empty(),
                AdapterFactory.IN_MEMORY);
    }

    private Loopback(
            SocketIoOptions options,
            CallContext application,
            ExecutorService own,
            Optional<Executor> chosen,
            Optional<EngineThreads> manual,
            AdapterFactory adapters) {
        this.own = own;
        timer.setRemoveOnCancelPolicy(true);
        EngineThreads threads = manual.orElse(new EngineThreads(timer, worker, worker, System::nanoTime));
        ServerContext context = ServerContext.of(
                options,
                json,
                threads,
                new ApplicationCalls(Loopback.class.getClassLoader(), Runnable::run, application),
                () -> new ApplicationThreads(chosen, own, answers, beside));
        io = new LocalServer(context.with(adapters));
        engine = new EngineServer(
                EngineSettings.engineOptions(options),
                threads,
                session -> {
                    opened = session;
                    return io.opened(session);
                },
                io.engine());
        io.bind(engine);
    }

    public Client open() {
        return open(Caller.ANONYMOUS);
    }

    public Client open(Caller caller) {
        return open(caller, "127.0.0.1");
    }

    /** Opens a connection of a client that speaks Engine.IO 3. */
    public Client openOld() {
        return open(Caller.ANONYMOUS, "127.0.0.1", "3");
    }

    public Client open(Caller caller, String address) {
        return open(caller, address, "4");
    }

    private Client open(Caller caller, String address, String protocol) {
        Client client = new Client();
        EngineRequest request = new EngineRequest(
                "GET",
                "/socket.io/?x=1&EIO=" + protocol,
                Map.of("EIO", protocol, "x", "1"),
                Map.of("user-agent", "loopback"),
                address,
                false,
                Instant.EPOCH,
                caller);
        client.receiver = engine.openWebSocket("session-" + ids.incrementAndGet(), request, client);
        client.sent.clear();
        return client;
    }

    public Client connect() {
        Client client = open();
        client.text("40");
        client.sent.clear();
        return client;
    }

    /** Returns the session that was opened last. */
    public EngineSession opened() {
        return Objects.requireNonNull(opened);
    }

    /** Runs no more tasks of the timer until the latch is open. */
    public void holdTimer(CountDownLatch latch) {
        timer.execute(() -> {
            try {
                latch.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Stops the threads of the application, as it is done when that has stopped. */
    public void stopApplication() {
        own.shutdown();
    }

    public int timers() {
        return timer.getQueue().size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        worker.shutdownNow();
        own.shutdownNow();
        answers.shutdownNow();
        beside.shutdownNow();
    }

    private static final class Completing extends Thread implements AnswerThread {
        private Completing(Runnable task) {
            super(task, "answers");
        }
    }

    /** The other end of a connection. */
    public static final class Client implements FrameChannel {
        public final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();
        public volatile boolean closed;
        public volatile Consumer<String> onSent = packet -> {};
        private volatile boolean slow;
        private final ConcurrentLinkedQueue<Consumer<@Nullable Throwable>> unfinished = new ConcurrentLinkedQueue<>();
        private FrameReceiver receiver;

        /** From now on, a frame stays under way until {@link #takeAll()}. */
        public void stall() {
            slow = true;
        }

        public void takeAll() {
            slow = false;
            for (var done = unfinished.poll(); done != null; done = unfinished.poll()) {
                done.accept(null);
            }
        }

        public void text(String packet) {
            receiver.text(packet);
        }

        public void binary(byte... bytes) {
            receiver.binary(ByteBuffer.wrap(bytes));
        }

        public void leave() {
            receiver.closed(EngineCloseReason.TRANSPORT_CLOSE, "");
        }

        @Override
        public void send(EnginePacket packet, Consumer<@Nullable Throwable> done) {
            sent.add(
                    packet instanceof TextPacket text
                            ? text.wireText()
                            : "binary " + ((BinaryPacket) packet).data().remaining());
            onSent.accept(packet instanceof TextPacket text ? text.wireText() : "");
            if (slow) {
                unfinished.add(done);
            } else {
                done.accept(null);
            }
        }

        @Override
        public boolean pauseReading() {
            return false;
        }

        @Override
        public void resumeReading() {}

        @Override
        public void close(WebSocketClose reason) {
            closed = true;
        }
    }

    /** JSON-B that counts how often something is encoded. */
    public static final class CountingCodec implements JsonCodec {
        private final JsonCodec codec = new JsonbCodec();
        public final AtomicInteger encoded = new AtomicInteger();
        public final AtomicInteger decoded = new AtomicInteger();
        public volatile Runnable whenDecoding = () -> {};
        public volatile Runnable whenEncoding = () -> {};

        @Override
        public String encode(List<? extends @Nullable Object> values, List<ByteBuffer> attachments) {
            encoded.incrementAndGet();
            whenEncoding.run();
            return codec.encode(values, attachments);
        }

        @Override
        public @Nullable Object decode(String json, Type type, List<ByteBuffer> attachments) {
            decoded.incrementAndGet();
            whenDecoding.run();
            return codec.decode(json, type, attachments);
        }
    }
}
