package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.SocketIoServer;
import jakarta.servlet.ServletContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The beans that an application of Spring gets, see {@link EnableSocketIo} and {@link SocketIoAutoConfiguration}. */
@Configuration(proxyBeanMethods = false)
public final class SocketIoConfiguration {

    /** Used by Spring. */
    public SocketIoConfiguration() {}

    /** Lazy, because tests without a web server have none to inject. */
    @Bean(destroyMethod = "")
    @Lazy
    SocketIoServer socketIoServer(ServletContext context, ObjectProvider<ServerInstaller> installer) {
        installer.ifAvailable(present -> present.install(context));
        return SocketIoServer.of(context);
    }

    @Bean
    ServerLife socketIoLife(ServletContext context, ApplicationContext beans) {
        return new ServerLife(context, beans);
    }
}
