package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application each of whose listeners asks another client, and waits. Each wait has a timeout that no other has, by which
 * one can tell whose end it met. Thread-safe.
 */
final class Waits {

    /** How one wait ended. */
    record End(int number, Duration timeout, Duration time, Throwable failure) {}

    private final Map<Integer, Socket> sockets = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<End> ends = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Lets clients that tell their number when they connect say whom to wait for, and for how long. */
    void serve(SocketIoServer io) {
        io.onConnection(socket -> {
            int number = socket.handshake().auth("number", int.class).orElseThrow();
            sockets.put(number, socket);
            socket.on("wait for", args -> waitFor(number, sockets.get(args.get(0, int.class)), args.get(1, int.class)));
        });
    }

    private void waitFor(int number, Socket asked, int millis) {
        Duration timeout = Duration.ofMillis(millis);
        most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        long start = System.nanoTime();
        Throwable failure = new AssertionError("answered");
        try {
            asked.timeout(timeout).emitWithAck("question").toCompletableFuture().join();
        } catch (CompletionException e) {
            failure = e.getCause();
        } catch (RuntimeException e) {
            failure = e;
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        waiting.decrementAndGet();
        ends.add(new End(number, timeout, time, failure));
    }

    /** Returns the sockets of all who have connected. */
    List<Socket> sockets() {
        return List.copyOf(sockets.values());
    }

    /** Returns how many wait. */
    int waiting() {
        return waiting.get();
    }

    /** Returns how many have waited at a time. */
    int most() {
        return most.get();
    }

    /** Returns those that are over. */
    List<End> ends() {
        return List.copyOf(ends);
    }

    void forget() {
        sockets.clear();
        ends.clear();
        most.set(0);
    }
}
