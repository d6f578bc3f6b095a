package io.github.socketiojakarta.example.weld;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ExecutorService;

/** Ends the threads with the application. */
@WebListener
public class ListenerThreadsEnd implements ServletContextListener {

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        ((ExecutorService) event.getServletContext().getAttribute(ListenerThreads.ATTRIBUTE)).shutdown();
    }
}
