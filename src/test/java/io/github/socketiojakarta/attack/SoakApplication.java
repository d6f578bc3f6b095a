package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.SocketIoServer;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** A numbered stream from several threads, a place to visit, and something for attackers. */
final class SoakApplication implements AutoCloseable {

    static final int SENDERS = 2;
    private static final int PERIOD_MILLIS = 100;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(SENDERS);
    private final List<AtomicInteger> numbers =
            Stream.generate(AtomicInteger::new).limit(SENDERS).toList();
    final LongAdder connected = new LongAdder();
    final LongAdder disconnected = new LongAdder();
    final LongAdder visits = new LongAdder();
    final LongAdder said = new LongAdder();
    private volatile boolean sending;

    void serve(SocketIoServer io) {
        threads.prestartAllCoreThreads(); // outside the application, which Tomcat would take them for
        for (String namespace : List.of("/", "/stream", "/visits", "/control", "/other")) {
            io.of(namespace).onConnection(socket -> {
                connected.increment();
                socket.onDisconnect(reason -> disconnected.increment());
            });
        }
        io.onConnection(socket ->
                socket.on("echo", args -> socket.emit("echo", args.toList().toArray())));
        io.of("/stream").onConnection(socket -> {
            if (!socket.isRecovered()) {
                socket.join("followers");
            }
            socket.on("here", (args, ack) -> ack.send());
        });
        io.of("/visits").onConnection(socket -> {
            visits.increment();
            socket.join("visit of " + socket.id());
            socket.on("say", (args, ack) -> {
                said.increment();
                io.of("/visits").to("visit of " + socket.id()).emit("said", args.get(0, int.class));
                ack.send(args.get(0, int.class));
            });
        });
        io.of("/control").onConnection(socket -> {
            socket.on("start", (args, ack) -> {
                start(io);
                ack.send();
            });
            socket.on("stop", (args, ack) -> {
                sending = false;
                threads.schedule(() -> end(io, ack::send), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            });
        });
    }

    private void start(SocketIoServer io) {
        sending = true;
        for (int sender = 0; sender < SENDERS; sender++) {
            numbers.get(sender).set(0);
            send(io, sender);
        }
    }

    private void send(SocketIoServer io, int sender) {
        if (sending) {
            int number = numbers.get(sender).getAndIncrement();
            io.of("/stream").to("followers").emit("n", sender, number);
            threads.schedule(() -> send(io, sender), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Called when no sender is at work any more: what they have scheduled sends nothing. */
    private void end(SocketIoServer io, java.util.function.Consumer<Object> told) {
        if (!threads.getQueue().isEmpty() || threads.getActiveCount() > 1) {
            threads.schedule(() -> end(io, told), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        io.of("/stream").to("followers").emit("end");
        told.accept(numbers.stream().map(AtomicInteger::get).toList());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
