package io.github.socketiojakarta.clients;

import io.github.socketiojakarta.SocketIoServer;

/** What the official suite of the Socket.IO protocol wants of the server that it tests. */
public final class SuiteHandlers {

    private SuiteHandlers() {}

    /** The handlers that the protocol's documentation asks for. */
    public static void serve(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.emit("auth", socket.handshake().auth());
            socket.on(
                    "message", args -> socket.emit("message-back", args.toList().toArray()));
            socket.on("message-with-ack", (args, ack) -> ack.send(args.toList().toArray()));
        });
        io.of("/custom")
                .onConnection(socket -> socket.emit("auth", socket.handshake().auth()));
    }
}
