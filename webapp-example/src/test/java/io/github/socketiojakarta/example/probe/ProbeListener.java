package io.github.socketiojakarta.example.probe;

import io.github.socketiojakarta.ConnectionRequest;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.clients.Numbers;
import io.github.socketiojakarta.clients.Scenarios;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.security.Principal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An application that does all that the official client can ask for, and writes down who came and went. */
@WebListener
public class ProbeListener implements ServletContextListener {

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SocketIoServer io = SocketIoServer.of(event.getServletContext());
        Journal journal = Journal.of(event.getServletContext());
        io.engine().onConnection(connection -> journal.note("connection"));
        io.use(socket -> journal.note("middleware " + describe(socket.handshake())));
        io.onConnection(socket -> {
            journal.note("listener " + describe(socket.handshake()));
            socket.onDisconnect(reason -> journal.note(socket.id() + " " + reason));
            socket.on("who am i", (args, ack) -> ack.send(describe(socket.handshake())));
            socket.on(
                    "color",
                    (args, ack) -> ack.send(socket.handshake()
                            .httpSession()
                            .map(session -> session.getAttribute("color"))
                            .orElse("no session")));
        });
        Scenarios.serve(io);
        Numbers.serve(io, senders);
        Holding.serve(io);
    }

    private static String describe(ConnectionRequest request) {
        return request.principal().map(Principal::getName).orElse("nobody")
                + (request.isUserInRole("user") ? " user" : "")
                + (request.isUserInRole("admin") ? " admin" : "");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        senders.shutdownNow();
    }
}
