package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.Deployment;
import io.github.socketiojakarta.jackson.JacksonCodec;
import jakarta.servlet.ServletContext;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Installs the server in the web server that Spring Boot starts: with the properties of the application, then with what its
 * configurers say. Confined to the start of the application.
 */
final class ServerInstaller implements DisposableBean {

    private final Environment environment;
    private final ObjectProvider<JsonCodec> json;
    private final ObjectProvider<SocketIoConfigurer> configurers;
    private boolean installed;
    private Runnable end = () -> {};

    ServerInstaller(
            Environment environment, ObjectProvider<JsonCodec> json, ObjectProvider<SocketIoConfigurer> configurers) {
        this.environment = environment;
        this.json = json;
        this.configurers = configurers;
    }

    /** Does so once: whoever injects the server may come before Spring Boot asks. */
    void install(ServletContext context) {
        if (!installed) {
            installed = true;
            if (isOfTest(context)) {
                end = Deployment.makeUnreachable(context, options(context));
            } else {
                Deployment.installAwaitingBeans(context, options(context));
            }
        }
    }

    /** Where there is a container, it is that which ends the server. */
    @Override
    public void destroy() {
        end.run();
    }

    /** Such a context refuses servlets. Its class is on the class path of tests only. */
    private static boolean isOfTest(ServletContext context) {
        return Stream.<Class<?>>iterate(context.getClass(), Objects::nonNull, Class::getSuperclass)
                .anyMatch(type -> type.getName().equals("org.springframework.mock.web.MockServletContext"));
    }

    SocketIoOptions options(ServletContext context) {
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        new EnvironmentOptions(environment).apply(options);
        json.ifAvailable(options::jsonCodec);
        configurers.orderedStream().forEach(configurer -> configurer.configure(options, context));
        SocketIoOptions chosen = options.build();
        return chosen.jsonCodec().isPresent() || isThere("jakarta.json.bind.Jsonb") || !isThere(Jackson.NAME)
                ? chosen
                : options.jsonCodec(Jackson.codec()).build();
    }

    private static boolean isThere(String type) {
        return ClassUtils.isPresent(type, ServerInstaller.class.getClassLoader());
    }

    /** A class of its own, because Jackson may be missing. */
    private static final class Jackson {

        static final String NAME = "com.fasterxml.jackson.databind.ObjectMapper";

        private Jackson() {}

        static JsonCodec codec() {
            return new JacksonCodec();
        }
    }
}
