package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.SocketIoServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Messages of 4 KiB for everybody in a room, so many in each second for so long. Short enough for every build by default;
 * the system properties {@code pressure.readers}, {@code pressure.rate} and {@code pressure.seconds} make it longer. Then
 * {@code pressure.bound}, the bytes that may wait for a client, should be larger too, so that it is not gone at once; and on
 * a machine with nothing else to do, {@code pressure.noise}, the milliseconds by which other things may add to the 99th
 * percentile, may be 0.
 */
record Load(int readers, int rate, int seconds) {

    static final String ROOM = "room";
    private static final String BODY = "x".repeat(4096);

    static Load ofProperties() {
        return new Load(
                Integer.getInteger("pressure.readers", 50),
                Integer.getInteger("pressure.rate", 50),
                Integer.getInteger("pressure.seconds", 6));
    }

    Load shortened() {
        return new Load(readers, rate, Math.min(seconds, 5) / 2 + 1);
    }

    int messages() {
        return rate * seconds;
    }

    /** Sends everything at its time; a sender that is late catches up. */
    void send(SocketIoServer io, Runnable afterEach) throws InterruptedException {
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        CountDownLatch left = new CountDownLatch(messages());
        AtomicInteger number = new AtomicInteger();
        pace.scheduleAtFixedRate(
                () -> {
                    if (left.getCount() > 0) {
                        io.to(ROOM).emit("tick", number.getAndIncrement(), System.nanoTime(), BODY);
                        afterEach.run();
                        left.countDown();
                    }
                },
                0,
                Duration.ofSeconds(1).toNanos() / rate,
                TimeUnit.NANOSECONDS);
        try {
            if (!left.await(10L * seconds + 60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        left.getCount() + " messages could not be sent in ten times their time");
            }
        } finally {
            pace.shutdownNow();
        }
    }
}
