package io.github.socketiojakarta.example.pressure;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.pressure.PressureRoom;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A room whose members may stop reading. */
@WebListener
public class PressureListener implements ServletContextListener {

    private final ExecutorService senders = Executors.newCachedThreadPool();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        PressureRoom.serve(SocketIoServer.of(event.getServletContext()), senders);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        senders.shutdownNow();
    }
}
