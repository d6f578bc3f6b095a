package io.github.socketiojakarta.pressure;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A client that sends one message after the other, as fast as it can and without end. */
final class Flood implements AutoCloseable {

    /** How long nothing must be sent to be sure that the client cannot. */
    private static final Duration STILL = Duration.ofSeconds(1);

    private final AtomicInteger sent = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    private Flood(IntConsumer send) {
        thread = new Thread(
                () -> {
                    while (!stopped) {
                        send.accept(sent.get());
                        sent.incrementAndGet();
                    }
                },
                "flood");
        thread.setDaemon(true);
    }

    /** Starts; the sender is handed the number of each message. */
    static Flood start(IntConsumer send) {
        Flood flood = new Flood(send);
        flood.thread.start();
        return flood;
    }

    int sent() {
        return sent.get();
    }

    /** Waits until the client has sent something and cannot send more. */
    void awaitStop() {
        AtomicInteger last = new AtomicInteger(-1);
        await().during(STILL)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(60))
                .until(() -> last.getAndSet(sent()) == sent() && sent() > 0);
    }

    /** Lets the message under way be the last one; returns how many there were. */
    int finish() throws InterruptedException {
        stopped = true;
        thread.join(Duration.ofSeconds(60).toMillis());
        return sent();
    }

    @Override
    public void close() {
        stopped = true;
    }
}
