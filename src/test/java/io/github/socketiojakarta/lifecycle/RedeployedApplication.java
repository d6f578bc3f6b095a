package io.github.socketiojakarta.lifecycle;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An application that uses what could keep it in memory; loaded by a class loader of its own. */
public final class RedeployedApplication implements ServletContainerInitializer {

    /** The attribute of the context with the container's executor. */
    static final String EXECUTOR = "executor";

    /** A payload whose class belongs to the application. */
    public record Order(String item, List<Integer> counts) {}

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) {
        SocketIoOptions.Builder options =
                SocketIoOptions.builder().connectionStateRecovery(ConnectionStateRecovery.defaults());
        if (context.getAttribute(EXECUTOR) instanceof Executor executor) {
            options.executor(executor);
        } else if (context.getAttribute(EXECUTOR) instanceof String name) {
            options.executor(name);
        }
        SocketIoServer io = SocketIoInitializer.install(context, options.build());
        io.use(socket -> socket.data().put("order", new Order("data", List.of())));
        io.onConnection(RedeployedApplication::connected);
        io.engine().onHeaders((headers, request) -> headers.put("X-Test", "1"));
    }

    private static void connected(Socket socket) {
        socket.join("room");
        socket.on(
                "order", Order.class, (order, ack) -> ack.send(new Order(order.item(), List.of(1, 2)), new byte[] {1}));
        socket.on("all", Order.class, order -> socket.broadcast().to("room").emit("order", Map.of("order", order)));
        socket.on("ask", Order.class, (order, ack) -> {
            var unused = socket.timeout(Duration.ofMinutes(5))
                    .emitWithAck("question", order)
                    .whenComplete((args, failure) -> socket.data().put("failure", String.valueOf(failure)));
            ack.send("asked");
        });
    }
}
