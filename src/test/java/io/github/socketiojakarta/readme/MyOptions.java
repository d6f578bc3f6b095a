package io.github.socketiojakarta.readme;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;
import java.time.Duration;

public class MyOptions implements SocketIoConfigurer {
    @Override
    public void configure(SocketIoOptions.Builder options, ServletContext context) {
        options.pingInterval(Duration.ofSeconds(10)).maxHttpBufferSize(200_000);
    }
}
