package io.github.socketiojakarta.readme;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;

/** The README's examples, so that they compile. */
final class Snippets {

    record Order(String article, int count) {}

    interface Orders {
        Order place(Order order);
    }

    private final Orders orders = order -> order;

    void listening(Socket socket) {
        socket.on("text", String.class, text -> log(text));
        socket.on("order", Order.class, (order, ack) -> ack.send(orders.place(order))); // record or POJO, by JSON-B
        socket.on("picture", byte[].class, bytes -> store(bytes));
        socket.on("anything", (args, ack) -> { // any number of arguments
            String name = args.get(0, String.class);
            Optional<Integer> count = args.find(1, Integer.class);
            ack.send(name, count.orElse(0));
        });
    }

    void sending(SocketIoServer io, Socket socket) {
        socket.emit(
                "news", Map.of("n", 1), List.of(1, 2), new byte[] {1, 2, 3}); // to this client, any number of values
        io.emit("news", "for all"); // to everybody
        io.to("room1").to("room2").except("muted").emit("news", "for some"); // each receiver once
        socket.to("room1").emit("news", "for the others in the room");
        socket.broadcast().emit("news", "for all others");
        socket.timeout(Duration.ofSeconds(5))
                .emitWithAck("question", "6 x 7?")
                .thenAccept(answer -> log(answer.get(0, String.class)))
                .exceptionally(failure -> null); // too late, or disconnected
    }

    void roomsAndLeaving(Socket socket) {
        socket.join("room1", "room2");
        socket.leave("room1");
        socket.onDisconnecting(reason -> log("still in " + socket.rooms()));
        socket.onDisconnect(reason -> log("gone: " + reason)); // such as "transport close"
        socket.disconnect(); // this namespace
        socket.closeConnection(); // all namespaces and the connection
    }

    void namespaces(SocketIoServer io) {
        io.of("/admin").use(socket -> {
            String token = socket.handshake().auth("token", String.class).orElse("");
            if (!isValid(token)) {
                throw new ConnectionRefusedException(
                        "not authorized", Map.of("retry", false)); // connect_error on the client
            }
            socket.data().put("user", userOf(token));
        });
        io.of("/admin").useAsync(socket -> lookUp(socket.handshake())); // decides later, holds no thread
        io.of("/admin")
                .onConnection(socket -> socket.emit("welcome", socket.data().get("user")));
    }

    void jetty(SocketIoOptions options) {
        ServletContextHandler context = new ServletContextHandler("/");
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        context.addServletContainerInitializer(new SocketIoInitializer(options));
    }

    void tomcat(Tomcat tomcat, SocketIoOptions options) {
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(new SocketIoInitializer(options), Set.of());
    }

    private static void log(String text) {}

    private static void store(byte[] bytes) {}

    private static boolean isValid(String token) {
        return !token.isEmpty();
    }

    private static String userOf(String token) {
        return token;
    }

    private static CompletionStage<?> lookUp(Handshake handshake) {
        return CompletableFuture.completedStage(handshake.address());
    }
}
