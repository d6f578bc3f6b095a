package io.github.socketiojakarta.bench.server;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Set;

/** Our server with the defaults of its options. */
final class SocketIoApplication implements ServletContainerInitializer {

    private final List<String> events;

    SocketIoApplication(List<String> events) {
        this.events = events;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        SocketIoServer io =
                SocketIoInitializer.install(context, SocketIoOptions.builder().build());
        io.onConnection(socket -> events.forEach(event -> listen(io, socket, event)));
    }

    private static void listen(SocketIoServer io, Socket socket, String event) {
        switch (event) {
            case "echo" -> socket.on("echo", String.class, (text, ack) -> ack.send(text));
            case "say" -> socket.on("say", String.class, text -> socket.emit("say", text));
            case "bin" -> socket.on("bin", byte[].class, bytes -> socket.emit("bin", bytes));
            case "pojo" -> socket.on("pojo", Order.class, (order, ack) -> ack.send(order));
            case "join" ->
                socket.on("join", (args, ack) -> {
                    socket.join("room");
                    ack.send();
                });
            case "news" -> socket.on("news", String.class, text -> io.to("room").emit("news", text));
            default -> throw new IllegalArgumentException("event " + event);
        }
    }
}
