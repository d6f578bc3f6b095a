package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerThreadsTest {

    private final ServerThreads threads = new ServerThreads(ServerThreadsTest.class.getClassLoader(), "/test");
    private final EngineThreads given = threads.forEngine();
    private final Executor application =
            threads.forApplication(Optional.empty()).own();

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void closesConnectionsThatAreToldToLateInTheStop() {
        threads.stop();
        CompletableFuture<Thread> closing = new CompletableFuture<>();
        given.worker().execute(() -> closing.complete(Thread.currentThread()));
        assertThat(closing).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    void inheritNothingFromTheThreadOfTheRequestThatStartsThem() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        user.set("alice");
        CompletableFuture<Boolean> alone = new CompletableFuture<>();
        application.execute(() -> alone.complete(user.get() == null));
        assertThat(alone.join()).isTrue();
    }

    @Test
    void letsTheTimerFinishWhatItIsDoing() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<String> result = new CompletableFuture<>();
        given.timer().execute(() -> {
            started.countDown();
            try {
                go.await();
                given.worker().execute(() -> result.complete("closed"));
            } catch (InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        Thread stopping = new Thread(threads::stop);
        stopping.start();
        while (stopping.getState() != Thread.State.TIMED_WAITING && stopping.isAlive()) {
            Thread.onSpinWait();
        }
        go.countDown();
        stopping.join();
        assertThat(result).isCompletedWithValue("closed");
    }

    @Test
    void endsWhatHangsOnAQuestionThatIsAskedAfterTheStop() {
        LocalServer io = new LocalServer(
                SocketIoOptions.defaults(),
                new JsonbCodec(),
                given,
                new ApplicationCalls(getClass().getClassLoader(), Runnable::run, CallContext.OF_THREAD),
                () -> threads.forApplication(Optional.empty()));
        threads.stop();
        assertThat(io.timeout(Duration.ofSeconds(1)).emitWithAck("anybody?").thenApply(BroadcastAcks::isComplete))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(true);
    }

    @Test
    void leavesNoThreadAndNoTimer() {
        given.timer().schedule(() -> {}, 1, TimeUnit.HOURS);
        given.worker().execute(() -> {});
        application.execute(() -> {});
        threads.stop();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("socketio-") && name.contains("/test"));
    }
}
