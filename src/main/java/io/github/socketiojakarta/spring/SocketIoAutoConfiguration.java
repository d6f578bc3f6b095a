package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoConfigurer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/**
 * Starts the server in the web server of a Spring Boot application, without anything to be written; Spring Boot finds it in
 * the jar. Beans with {@code @SocketIoNamespace} are handlers, and {@link io.github.socketiojakarta.SocketIoServer} can be
 * injected.
 *
 * <p>Options are properties: {@code socketio.pingInterval}, or {@code socketio.ping-interval}. Beans of the type {@link
 * SocketIoConfigurer} set the others in code, in their order; a bean of the type {@link JsonCodec} is the codec. Without one,
 * it is JSON-B, or, if that is missing, Jackson 2.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import(SocketIoConfiguration.class)
public final class SocketIoAutoConfiguration {

    /** Used by Spring Boot. */
    public SocketIoAutoConfiguration() {}

    @Bean
    ServerInstaller socketIoInstaller(
            Environment environment, ObjectProvider<JsonCodec> json, ObjectProvider<SocketIoConfigurer> configurers) {
        return new ServerInstaller(environment, json, configurers);
    }

    @Bean
    ServletContextInitializer socketIoInitializer(ServerInstaller installer) {
        return installer::install;
    }
}
