package io.github.socketiojakarta.bench.server;

import io.socket.engineio.server.EngineIoServer;
import io.socket.socketio.server.SocketIoNamespace;
import io.socket.socketio.server.SocketIoServer;
import io.socket.socketio.server.SocketIoSocket;
import io.socket.socketio.server.SocketIoSocket.ReceivedByLocalAcknowledgementCallback;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** io.socket:socket.io-server with the servlet and the JSR-356 endpoint that its documentation wants from its user. */
final class TrinopotyApplication implements ServletContainerInitializer {

    private final EngineIoServer engine = new EngineIoServer();
    private final SocketIoServer io = new SocketIoServer(engine);
    private final List<String> events;

    TrinopotyApplication(List<String> events) {
        this.events = events;
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        SocketIoNamespace namespace = io.namespace("/");
        namespace.on("connection", args -> {
            SocketIoSocket socket = (SocketIoSocket) args[0];
            events.forEach(event -> listen(namespace, socket, event));
        });
        ServletRegistration.Dynamic servlet = context.addServlet("socket.io", new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
                engine.handleRequest(request, response);
            }
        });
        servlet.addMapping("/socket.io/*");
        servlet.setAsyncSupported(true);
        EndpointRegistration.whenStarting(context, container -> {
            container.setDefaultMaxSessionIdleTimeout(0);
            container.addEndpoint(ServerEndpointConfig.Builder.create(TrinopotyEndpoint.class, "/socket.io/")
                    .configurator(new TrinopotyEndpoint.Configurator(engine))
                    .build());
        });
    }

    private static void listen(SocketIoNamespace namespace, SocketIoSocket socket, String event) {
        switch (event) {
            case "echo", "pojo", "object", "records" -> socket.on(event, args -> acknowledge(args, args[0]));
            case "say", "bin", "tell" -> socket.on(event, args -> socket.send(event, args[0]));
            case "join" ->
                socket.on("join", args -> {
                    socket.joinRoom("room");
                    acknowledge(args);
                });
            case "news" -> socket.on("news", args -> namespace.broadcast("room", "news", args[0]));
            default -> throw new IllegalArgumentException("event " + event);
        }
    }

    private static void acknowledge(Object[] args, Object... reply) {
        ((ReceivedByLocalAcknowledgementCallback) args[args.length - 1]).sendAcknowledgement(reply);
    }
}
