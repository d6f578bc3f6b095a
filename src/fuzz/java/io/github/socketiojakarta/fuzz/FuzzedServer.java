package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.EngineSettings;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.parser.Parser;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A whole server but for the container. It has one thread, and time passes when the script says so. */
final class FuzzedServer {

    static final int PING_INTERVAL_MILLIS = 25_000;

    private static final int STEP_MILLIS = 5_000;
    private static final JsonbCodec JSON = new JsonbCodec();

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final Parser parser;
    final ManualTimer timer = new ManualTimer();
    final LocalServer io;
    final EngineServer engine;

    /**
     * Creates a server.
     *
     * @param mode a digit from 0 to 7: 1 for MessagePack, 2 for recovery, 4 for listeners on an executor
     */
    FuzzedServer(int mode) {
        parser = (mode & 1) != 0 ? new MessagePackParser() : new DefaultParser();
        SocketIoOptions options = options(mode);
        EngineThreads threads = new EngineThreads(timer, tasks::add, tasks::add, System::nanoTime);
        ApplicationCalls calls = new ApplicationCalls(
                Thread.currentThread().getContextClassLoader(), Runnable::run, CallContext.OF_THREAD);
        ApplicationThreads application = new ApplicationThreads(options.executor(), tasks::add, tasks::add, tasks::add);
        io = new LocalServer(options, JSON, threads, calls, () -> application);
        engine = new EngineServer(EngineSettings.engineOptions(options), threads, io, io.engine());
        io.bind(engine);
    }

    private SocketIoOptions options(int mode) {
        SocketIoOptions.Builder options = SocketIoOptions.builder()
                .allowEIO3(true)
                .pingInterval(Duration.ofMillis(PING_INTERVAL_MILLIS))
                .maxHttpBufferSize(10_000)
                .maxPacketsPerPoll(5)
                .maxSendBufferBytes(20_000)
                .maxReceiveBufferBytes(20_000)
                .maxBlockedReaders(0) // there is nobody else to go on
                .maxAttachments(4)
                .maxPacketBytes(1_000)
                .maxPendingAcks(4)
                .maxJsonDepth(20)
                .cleanupEmptyChildNamespaces(true)
                .parser(parser);
        if ((mode & 2) != 0) {
            options.connectionStateRecovery(ConnectionStateRecovery.defaults()
                    .withMaxPackets(20)
                    .withMaxBytes(10_000)
                    .withMaxSessions(3));
        }
        if ((mode & 4) != 0) {
            options.executor(tasks::add);
        }
        return options.build();
    }

    Parser parser() {
        return parser;
    }

    boolean recovers() {
        return io.options().connectionStateRecovery().isPresent();
    }

    /** Lets other threads do what they have to do. */
    void settle() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Something that another thread does, soon. */
    void later(Runnable task) {
        tasks.add(task);
    }

    /** Lets time pass. */
    void advance(long millis) {
        long left = millis;
        while (left > 0) {
            timer.advance(Math.min(STEP_MILLIS, left));
            settle();
            left -= STEP_MILLIS;
        }
    }
}
