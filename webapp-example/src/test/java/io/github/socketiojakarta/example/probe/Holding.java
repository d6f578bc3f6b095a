package io.github.socketiojakarta.example.probe;

import io.github.socketiojakarta.SocketIoServer;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** A namespace whose listeners stand still until somebody lets them go on. Thread-safe. */
final class Holding {

    private static final int PATIENCE_SECONDS = 120;

    private Holding() {}

    static void serve(SocketIoServer io) {
        AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(1));
        io.of("/holding").onConnection(socket -> {
            AtomicInteger taken = new AtomicInteger();
            CountDownLatch own = gate.get();
            socket.on("take", args -> {
                if (own.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    taken.compareAndSet(args.get(0, int.class), args.get(0, int.class) + 1); // in order, none missing
                }
            });
            socket.on("count", (args, ack) -> ack.send(taken.get()));
            socket.on("release", (args, ack) -> {
                gate.getAndSet(new CountDownLatch(1)).countDown();
                ack.send();
            });
            socket.on("heap", (args, ack) -> {
                System.gc();
                ack.send(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            });
        });
    }
}
