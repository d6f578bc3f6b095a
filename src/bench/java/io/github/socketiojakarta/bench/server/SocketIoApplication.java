package io.github.socketiojakarta.bench.server;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our server, with listeners as applications have them. */
final class SocketIoApplication implements ServletContainerInitializer {

    private static final GenericType<Map<String, Object>> MAP = new GenericType<>() {};
    private static final GenericType<List<Order.Item>> RECORDS = new GenericType<>() {};

    private final List<String> events;
    private final SocketIoOptions options;

    SocketIoApplication(List<String> events, SocketIoOptions options) {
        this.events = events;
        this.options = options;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        SocketIoServer io = SocketIoInitializer.install(context, options);
        io.onConnection(socket -> events.forEach(event -> listen(io, socket, event)));
    }

    private static void listen(SocketIoServer io, Socket socket, String event) {
        switch (event) {
            case "echo" -> socket.on("echo", String.class, (text, ack) -> ack.send(text));
            case "say" -> socket.on("say", String.class, text -> socket.emit("say", text));
            case "bin" -> socket.on("bin", byte[].class, bytes -> socket.emit("bin", bytes));
            case "pojo" -> socket.on("pojo", Order.class, (order, ack) -> ack.send(order));
            case "object" -> socket.on("object", MAP, (map, ack) -> ack.send(map));
            case "tell" -> socket.on("tell", MAP, map -> socket.emit("tell", map));
            case "records" -> socket.on("records", RECORDS, (records, ack) -> ack.send(records));
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
