package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.time.Duration;
import java.util.regex.Pattern;

/** An application that uses what there is. The healthy client is in a room of its own, and is left in peace. */
final class FuzzedApplication {

    static final String HEALTHY = "healthy";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] BYTES = {1, 2, 3};

    private final SocketIoServer io;

    FuzzedApplication(SocketIoServer io) {
        this.io = io;
    }

    void serve() {
        serve(io);
        serve(io.of("/admin"));
        io.of(Pattern.compile("/dyn-\\d+")).onConnection(FuzzedApplication::connected);
    }

    private static void serve(Namespace namespace) {
        namespace.use(socket -> {
            if (socket.handshake().auth().containsKey("refuse")) {
                throw new ConnectionRefusedException("not you");
            }
        });
        namespace.onConnection(FuzzedApplication::connected);
    }

    private static void connected(Socket socket) {
        socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
        socket.on("back", args -> socket.emit("back", args.toList().toArray()));
        socket.on("count", int.class, (number, ack) -> ack.send(number + 1));
        socket.on("join", String.class, room -> socket.join(room));
        socket.on("leave", String.class, room -> socket.leave(room));
        socket.on("say", args -> socket.to("room").emit("said", args.toList().toArray()));
        socket.on("ask", args -> ignore(socket.timeout(PATIENCE).emitWithAck("question", BYTES)));
        socket.on("wait", args -> ignore(socket.emitWithAck("question")));
        socket.on("bye", args -> socket.disconnect());
        socket.on("end", args -> socket.closeConnection());
    }

    /** Does something of its own accord. */
    void act(char what) {
        BroadcastOperator others = io.except(HEALTHY);
        switch (what) {
            case 'b' -> others.emit("news", 1, BYTES);
            case 'v' -> others.asVolatile().emit("weather", "fine");
            case 'r' -> others.to("room").emit("news", "for the room");
            case 'w' -> ignore(others.timeout(PATIENCE).emitWithAck("question", "all"));
            case 'j' -> others.socketsJoin("room", "other");
            case 'l' -> others.socketsLeave("room");
            case 'd' -> others.disconnectSockets();
            case 'c' -> others.closeConnections();
            case 'n' -> io.of("/admin").emit("news", "for admins");
            case 'm' -> others.emit("large", "x".repeat(5_000));
            default -> ignore(others.fetchSockets());
        }
    }

    private static void ignore(Object stage) {
        // a client may answer or not
    }
}
