package io.github.socketiojakarta;

import jakarta.servlet.ServletContext;

/**
 * Sets options in code. In a WAR, the container finds every public class that implements this interface and has a
 * public constructor without parameters, before anything else of the application starts; nothing has to be registered.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
public interface SocketIoConfigurer {

    /**
     * Changes options. What is set here wins over MicroProfile Config and context parameters.
     *
     * @param options holds what those have said, and the defaults
     * @param context the application
     */
    void configure(SocketIoOptions.Builder options, ServletContext context);
}
