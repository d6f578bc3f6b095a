package io.github.socketiojakarta.example.chat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;

/**
 * Lets visitors whose connection broke go on where they were. {@link Chat} is asked each time whether they may: somebody
 * else may have their name by now.
 */
public class ChatOptions implements SocketIoConfigurer {

    @Override
    public void configure(SocketIoOptions.Builder options, ServletContext context) {
        options.connectionStateRecovery(ConnectionStateRecovery.defaults().withSkipMiddlewares(false));
    }
}
