package io.github.socketiojakarta.internal.engine.session;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that happens to a session, at the same time: the application sends, the client polls and posts, a WebSocket
 * wants to take over, and time passes until the server, or a timeout, ends it. The seed says what each of them does, not who
 * is first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionAtOnceTest {

    private static final int THREADS = 4;

    private final CyclicBarrier start = new CyclicBarrier(THREADS);
    private ExecutorService threads;

    @BeforeAll
    void startThreads() {
        threads = Executors.newFixedThreadPool(THREADS);
    }

    @AfterAll
    void stopThreads() {
        threads.shutdown();
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allIsWellInTheEnd(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        BusySession busy = new BusySession();
        List<Future<Void>> running = List.of(
                submit(busy::send, random.split()),
                submit(busy::pollAndPost, random.split()),
                submit(busy::upgrade, random.split()),
                submit(busy::passTime, random.split()));
        for (Future<Void> thread : running) {
            thread.get();
        }
        busy.settle();
        busy.assertNothingIsLost();
        busy.end();
        busy.assertNobodyIsLeft();
    }

    /** Something that goes on for a while. */
    @FunctionalInterface
    private interface Work {
        void run(SplittableRandom random);
    }

    private Future<Void> submit(Work work, SplittableRandom random) {
        Callable<Void> task = () -> {
            start.await();
            work.run(random);
            return null;
        };
        return threads.submit(task);
    }
}
