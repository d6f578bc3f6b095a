package io.github.socketiojakarta.clients;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The server's side of the tests with the official clients, whatever their language. */
public final class Scenarios {

    /** How many tests {@code client.test.mjs} has. */
    public static final int TESTS = 22;

    private Scenarios() {}

    /** A payload with bytes and a list in it. */
    public record Parcel(String label, byte[] content, List<Integer> sizes) {}

    /** Adds all that the clients' tests ask for. */
    public static void serve(SocketIoServer io) {
        io.onConnection(socket -> {
            echo(socket);
            rooms(io, socket);
            questions(socket);
            endings(socket);
            transport(socket);
            socket.emit("hello", socket.id(), socket.connection().transport().wireName());
        });
        io.of("/secured").use(socket -> {
            if (!socket.handshake().auth("token", String.class).equals(java.util.Optional.of("open sesame"))) {
                throw new ConnectionRefusedException("not authorized", Map.of("retry", false, "code", 7));
            }
            socket.data().put("user", "Ali");
        });
        io.of("/secured").onConnection(socket -> {
            transport(socket);
            socket.on(
                    "whoami",
                    (args, ack) -> ack.send(
                            socket.data().get("user"), socket.handshake().auth()));
            socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
        });
        io.of("/forbidden").use(socket -> {
            throw new ConnectionRefusedException("not authorized");
        });
        io.of("/other")
                .onConnection(socket ->
                        socket.on("echo", (args, ack) -> ack.send(args.toList().toArray())));
    }

    private static void echo(Socket socket) {
        socket.on("echo", args -> socket.emit("echoed", args.toList().toArray()));
        socket.on("echo with ack", (args, ack) -> ack.send(args.toList().toArray()));
        socket.on(
                "parcel",
                Parcel.class,
                (parcel, ack) ->
                        ack.send(new Parcel("re: " + parcel.label(), reversed(parcel.content()), parcel.sizes())));
        socket.on("length of text", String.class, (text, ack) -> ack.send(text.length()));
        socket.on("length of bytes", byte[].class, (bytes, ack) -> ack.send(bytes.length));
        socket.on("text of length", int.class, (length, ack) -> ack.send("x".repeat(length)));
        socket.on("bytes of length", int.class, (length, ack) -> ack.send(ByteBuffer.allocate(length)));
        socket.on("never answered", args -> {});
        socket.on("failing", args -> {
            throw new IllegalStateException("a listener that fails");
        });
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[bytes.length - 1 - i];
        }
        return result;
    }

    private static void rooms(SocketIoServer io, Socket socket) {
        socket.on("join", String.class, (room, ack) -> {
            socket.join(room);
            ack.send(socket.rooms().contains(room));
        });
        socket.on("leave", String.class, (room, ack) -> {
            socket.leave(room);
            ack.send(!socket.rooms().contains(room));
        });
        socket.on("tell rooms", (args, ack) -> {
            String[] rooms = args.get(0, String[].class);
            io.to(rooms).emit("told", args.get(1, String.class), new byte[] {1, 2, 3});
            ack.send();
        });
        socket.on("tell others", String.class, (room, ack) -> {
            socket.to(room).emit("told", "others of " + room);
            ack.send();
        });
        socket.on("tell except", (args, ack) -> {
            io.to(args.get(0, String.class)).except(args.get(1, String.class)).emit("told", "with exceptions");
            ack.send();
        });
    }

    private static void questions(Socket socket) {
        socket.on(
                "ask me",
                (args, ack) -> socket.timeout(Duration.ofSeconds(10))
                        .emitWithAck("question", "6 x 7?", new byte[] {42})
                        .thenAccept(answer -> ack.send(answer.toList().toArray())));
        socket.on(
                "ask me in vain",
                (args, ack) -> socket.timeout(Duration.ofMillis(100))
                        .emitWithAck("question nobody answers")
                        .whenComplete((answer, failure) -> ack.send(String.valueOf(failure.getMessage()))));
        socket.on("wait for me", (args, ack) -> {
            try {
                ack.send(socket.emitWithAck("question", "?")
                        .toCompletableFuture()
                        .join()
                        .size());
            } catch (IllegalStateException e) {
                ack.send("refused: " + e.getMessage());
            }
        });
    }

    private static void transport(Socket socket) {
        socket.on(
                "transport",
                (args, ack) -> ack.send(socket.connection().transport().wireName()));
    }

    private static void endings(Socket socket) {
        socket.on("disconnect me", args -> socket.disconnect());
        socket.on("close my connection", args -> socket.closeConnection());
    }
}
