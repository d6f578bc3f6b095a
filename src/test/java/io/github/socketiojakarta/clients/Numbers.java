package io.github.socketiojakarta.clients;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.Transport;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** The server's side of the test that sends numbered messages both ways while a client upgrades. */
public final class Numbers {

    private static final int BURST = 20;
    private static final long PAUSE_NANOS = 1_000_000;

    private Numbers() {}

    /** Adds the namespace of the test. */
    public static void serve(SocketIoServer io, Executor senders) {
        io.of("/numbers").onConnection(socket -> {
            Received received = new Received(socket);
            socket.on("number", int.class, received::add);
            socket.on("received", (args, ack) -> ack.send(received.summary()));
            socket.on("start", int.class, count -> senders.execute(() -> send(socket, count)));
        });
    }

    /** Sends in bursts, so that the upgrade falls in between; the last burst goes out after it. */
    private static void send(Socket socket, int count) {
        for (int sent = 0; sent < count && socket.isConnected(); ) {
            boolean lastBurst = sent >= count - BURST;
            if (!lastBurst || socket.connection().transport() == Transport.WEBSOCKET) {
                for (int i = 0; i < BURST; i++) {
                    socket.emit("number", sent++);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS); // paces the load; nothing depends on how long it is
        }
    }

    /** Confined to the socket's listeners. */
    private static final class Received {
        private final Socket socket;
        private final Set<String> transports = new TreeSet<>();
        private int count;
        private boolean inOrder = true;

        Received(Socket socket) {
            this.socket = socket;
        }

        void add(int number) {
            inOrder &= number == count;
            count++;
            transports.add(socket.connection().transport().wireName());
        }

        Map<String, Object> summary() {
            return Map.of("count", count, "inOrder", inOrder, "over", transports);
        }
    }
}
