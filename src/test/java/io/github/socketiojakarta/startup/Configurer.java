package io.github.socketiojakarta.startup;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;
import java.time.Duration;

/** Sets options as an application does, one of which a bean changes. */
public final class Configurer implements SocketIoConfigurer {

    static final int DEPTH = 22;

    @Override
    public void configure(SocketIoOptions.Builder options, ServletContext context) {
        options.maxJsonDepth(DEPTH).pingInterval(Duration.ofSeconds(2));
    }
}
