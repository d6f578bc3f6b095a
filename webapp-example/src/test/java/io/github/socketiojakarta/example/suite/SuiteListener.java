package io.github.socketiojakarta.example.suite;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.clients.EchoEngine;
import io.github.socketiojakarta.clients.SuiteHandlers;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;

/** The two servers that the official protocol suites test. */
@WebListener
public class SuiteListener implements ServletContextListener {

    private final EchoEngine engine = new EchoEngine(Duration.ofMillis(300), Duration.ofMillis(200), 1_000_000, false);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        SuiteHandlers.serve(SocketIoServer.of(event.getServletContext()));
        engine.register(event.getServletContext());
        engine.contextInitialized(event);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        engine.contextDestroyed(event);
    }
}
