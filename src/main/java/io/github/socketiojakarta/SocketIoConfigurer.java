package io.github.socketiojakarta;

import jakarta.servlet.ServletContext;

/**
 * Sets options in code. In a WAR, the container finds every public class that implements this interface and has a
 * public constructor without parameters, before anything else of the application starts; nothing has to be registered.
 */
public interface SocketIoConfigurer {

    /**
     * Changes options. What is set here wins over context parameters.
     *
     * @param options holds the defaults and the context parameters
     * @param context the application
     */
    void configure(SocketIoOptions.Builder options, ServletContext context);
}
