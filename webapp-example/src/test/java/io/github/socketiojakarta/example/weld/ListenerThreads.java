package io.github.socketiojakarta.example.weld;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets listeners run on threads that never serve HTTP. On Tomcat, Weld takes those that did for still serving an
 * asynchronous request, because Tomcat tells the request's end on another thread: then events have no request scope of
 * their own.
 */
public class ListenerThreads implements SocketIoConfigurer {

    static final String ATTRIBUTE = ListenerThreads.class.getName();

    @Override
    public void configure(SocketIoOptions.Builder options, ServletContext context) {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        context.setAttribute(ATTRIBUTE, threads);
        options.executor(threads);
    }
}
