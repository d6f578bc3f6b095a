package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The server's side of the tests with clients that stall: everybody in the main namespace gets what is sent, and a
 * namespace for one client steers that. Thread-safe.
 */
public final class PressureRoom {

    static final String CONTROL = "/control";
    private static final String ROOM = "room";
    private static final String BODY = "x".repeat(4096);
    private static final String FILLING = "f".repeat(65_536);
    private static final String EURO = "\u20ac".repeat(4096); // two bytes for each character, like the estimate
    private static final int EURO_BYTES = 20_000;
    private static final long STEP_NANOS = 10_000_000;
    private static final int STILL_STEPS = 60;

    private final SocketIoServer io;
    private final Executor threads;
    private final Map<String, DisconnectReason> ends = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicLong most = new AtomicLong();

    /** The one that is looked at while everybody gets what is sent; known after its end too. */
    private volatile Optional<Socket> watched = Optional.empty();

    private PressureRoom(SocketIoServer io, Executor threads) {
        this.io = io;
        this.threads = threads;
    }

    /** Adds the namespaces; what takes long is done by the threads. */
    public static void serve(SocketIoServer io, Executor threads) {
        PressureRoom room = new PressureRoom(io, threads);
        io.onConnection(socket -> {
            socket.join(ROOM);
            socket.onDisconnect(reason -> room.ends.put(socket.id(), reason));
        });
        io.of(CONTROL).onConnection(room::steer);
    }

    private void steer(Socket control) {
        control.on("state", (args, ack) -> ack.send(state()));
        control.on("heap", (args, ack) -> ack.send(usedHeap()));
        control.on("forget", (args, ack) -> {
            everybody()
                    .sockets()
                    .forEach(Socket::closeConnection); // polls of clients that have gone are not noticed soon
            ends.clear();
            sent.set(0);
            most.set(0);
            watched = Optional.empty();
            ack.send();
        });
        control.on(
                "block",
                (args, ack) -> threads.execute(() -> {
                    block();
                    ack.send();
                }));
        control.on(
                "fill",
                (args, ack) -> threads.execute(() -> {
                    everybody().sockets().forEach(socket -> fill(socket, args.get(0, long.class) - EURO_BYTES));
                    ack.send();
                }));
        control.on("stream", (args, ack) -> {
            int rate = args.get(0, int.class);
            int count = args.get(1, int.class);
            watched = everybody().socket(args.get(2, String.class));
            threads.execute(() -> stream(rate, count));
            ack.send();
        });
    }

    private Namespace everybody() {
        return io.of("/");
    }

    private Map<String, Object> state() {
        Collection<Socket> sockets = everybody().sockets();
        long buffered = sockets.stream().mapToLong(Socket::bufferedBytes).sum();
        return Map.of(
                "sockets", sockets.size(),
                "first", sockets.stream().findFirst().map(Socket::id).orElse(""),
                "sent", sent.get(),
                "most", most.get(),
                "buffered", buffered,
                "watched", watched.map(Socket::bufferedBytes).orElse(0L),
                "ends", ends);
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Sends until neither the systems of the clients nor the server's takes more for a while, and some waits for each. */
    private void block() {
        for (int still = 0; still < STILL_STEPS; still++) {
            List<Socket> open = thatTakeMore();
            if (!open.isEmpty()) {
                open.forEach(socket -> socket.emit("fill", FILLING));
                still = 0;
            }
            LockSupport.parkNanos(STEP_NANOS); // what was sent gets the time to go
        }
    }

    private List<Socket> thatTakeMore() {
        return everybody().sockets().stream()
                .filter(socket -> socket.bufferedBytes() < 2 * FILLING.length())
                .toList();
    }

    /** Sends to a socket until that much waits, or it is gone. */
    private static void fill(Socket socket, long bytes) {
        while (socket.bufferedBytes() < bytes && socket.connection().isOpen()) {
            socket.emit("own", EURO);
        }
    }

    /** Sends everything at its time; a sender that is late catches up. */
    private void stream(int rate, int count) {
        long period = Duration.ofSeconds(1).toNanos() / rate;
        long due = System.nanoTime();
        for (int number = 0; number < count; number++) {
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            io.to(ROOM).emit("tick", number, System.nanoTime(), BODY);
            watched.ifPresent(socket -> most.accumulateAndGet(socket.bufferedBytes(), Math::max));
            sent.set(number + 1);
            due += period;
        }
    }
}
