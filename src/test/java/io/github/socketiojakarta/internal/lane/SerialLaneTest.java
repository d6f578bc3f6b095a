package io.github.socketiojakarta.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SerialLaneTest {

    private final ClassLoader loader = new URLClassLoader(new URL[0], SerialLaneTest.class.getClassLoader());
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private SerialLane lane(SocketIoOptions.Builder builder) {
        SocketIoOptions options = builder.build();
        ApplicationCalls calls = new ApplicationCalls(loader, Runnable::run, CallContext.OF_THREAD);
        EngineThreads threads = new EngineThreads(timer, executor, executor, System::nanoTime);
        return new SerialLane(
                new ApplicationThreads(options.executor(), executor, executor, executor),
                threads,
                options.maxReceiveBufferBytes(),
                calls);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        timer.shutdownNow();
    }

    @Test
    void runsOnTheThreadThatBringsTheTask() {
        Thread caller = Thread.currentThread();
        lane(SocketIoOptions.builder())
                .submitReceived(1, () -> log.add(String.valueOf(Thread.currentThread() == caller)));
        assertThat(log).containsExactly("true");
    }

    @Test
    void runsATaskThatATaskBringsAfterIt() {
        SerialLane lane = lane(SocketIoOptions.builder());
        lane.submitReceived(1, () -> {
            lane.submitReceived(1, () -> log.add("inner"));
            log.add("outer");
        });
        assertThat(log).containsExactly("outer", "inner");
    }

    @Test
    void goesOnAfterATaskThatFails() {
        SerialLane lane = lane(SocketIoOptions.builder());
        lane.submitReceived(1, () -> {
            throw new AssertionError("expected in the log");
        });
        lane.submitReceived(1, () -> log.add("next"));
        assertThat(log).containsExactly("next");
        assertThat(lane.isBusy()).isFalse();
    }

    @Test
    void usesTheClassLoaderOfTheApplicationAndPutsTheOldOneBack() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        lane(SocketIoOptions.builder())
                .submitReceived(
                        1, () -> log.add(String.valueOf(Thread.currentThread().getContextClassLoader() == loader)));
        assertThat(log).containsExactly("true");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void neverRunsTwoTasksAtOnceAndKeepsEachBringersOrder() throws Exception {
        SerialLane lane = lane(SocketIoOptions.builder().executor(executor));
        AtomicBoolean inside = new AtomicBoolean();
        AtomicInteger overlaps = new AtomicInteger();
        int[] last = new int[4];
        AtomicInteger done = new AtomicInteger();
        List<Thread> bringers = IntStream.range(0, 4)
                .mapToObj(bringer -> new Thread(() -> IntStream.rangeClosed(1, 5_000)
                        .forEach(i -> lane.submitReceived(0, () -> {
                            overlaps.addAndGet(inside.compareAndSet(false, true) ? 0 : 1);
                            overlaps.addAndGet(last[bringer] == i - 1 ? 0 : 1);
                            last[bringer] = i;
                            inside.set(false);
                            done.incrementAndGet();
                        }))))
                .toList();
        bringers.forEach(Thread::start);
        for (Thread bringer : bringers) {
            bringer.join();
        }
        await().until(() -> done.get() == 20_000);
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void tellsWhenThereIsRoomAgainOnceHalfOfItsBytesAreGone() throws Exception {
        SerialLane lane = lane(SocketIoOptions.builder().executor(executor).maxReceiveBufferBytes(100));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        lane.submitReceived(50, () -> {
            started.countDown();
            awaitLatch(release);
        });
        started.await();
        assertThat(lane.isBusy()).isTrue();
        lane.submitReceived(40, () -> log.add("first"));
        lane.submitReceived(40, () -> log.add("second"));
        lane.submitReceived(20, () -> log.add("third"));
        assertThat(lane.received().isFull()).isFalse();
        lane.submitReceived(20, () -> log.add("taken, though too much"));
        assertThat(lane.received().isFull()).isTrue();
        lane.received().whenRoom(() -> log.add("room"));
        assertThat(log).isEmpty();
        release.countDown();
        await().until(() -> !lane.isBusy());
        assertThat(log).containsExactly("first", "room", "second", "third", "taken, though too much");
        lane.received().whenRoom(() -> log.add("room at once"));
        assertThat(log).endsWith("room at once");
    }

    @Test
    void goesOnIfWhoeverWaitsForRoomFails() {
        ReceiveBuffer buffer = new ReceiveBuffer(100);
        buffer.add(101);
        buffer.whenRoom(() -> {
            throw new IllegalStateException("its request has gone");
        });
        buffer.whenRoom(() -> log.add("the other"));
        buffer.remove(101);
        assertThat(log).containsExactly("the other");
    }

    @Test
    void keepsNobodyWaitingForRoomAfterTheEnd() {
        ReceiveBuffer buffer = new ReceiveBuffer(100);
        buffer.add(101);
        buffer.whenRoom(() -> log.add("released"));
        assertThat(buffer.isFull()).isTrue();
        buffer.end();
        assertThat(log).containsExactly("released");
        assertThat(buffer.isFull()).isFalse();
    }

    @Test
    void runsOnThreadsOfTheServerWhatTheExecutorRefuses() {
        Thread caller = Thread.currentThread();
        for (RuntimeException refusal :
                List.of(new RejectedExecutionException("full"), new IllegalStateException("broken"))) {
            SerialLane lane = lane(SocketIoOptions.builder().executor(task -> {
                throw refusal;
            }));
            log.clear();
            lane.submitReceived(1, () -> log.add("ran here: " + (Thread.currentThread() == caller)));
            lane.submitReceived(1, () -> log.add("and went on"));
            org.awaitility.Awaitility.await().until(() -> log.size() == 2);
            assertThat(log).containsExactly("ran here: false", "and went on");
        }
    }

    @Test
    void runsWhatFollowsAnAnswerWhenTheServerHasNoThreadsAnyMore() {
        SerialLane lane = lane(SocketIoOptions.builder());
        executor.shutdown();
        lane.submit(() -> log.add("a listener"));
        lane.runContinuation(SerialLane.NONE, () -> log.add("what follows"));
        lane.runOutOfTurn(() -> log.add("what is sent"));
        assertThat(log).containsExactly("what follows", "what is sent");
        assertThat(lane.isBusy()).isFalse();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
