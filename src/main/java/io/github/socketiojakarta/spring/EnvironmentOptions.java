package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.config.PropertyOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/**
 * Options from the properties of a Spring application, under the names of the options or as Spring Boot writes them: {@code
 * socketio.pingInterval} or {@code socketio.ping-interval}. Asked by the second, Spring Boot finds variables such as {@code
 * SOCKETIO_PINGINTERVAL} as well.
 *
 * @param environment the properties
 */
record EnvironmentOptions(Environment environment) {

    void apply(SocketIoOptions.Builder options) {
        PropertyOptions properties = new PropertyOptions("Property", this::value);
        properties.warnOfUnknown(names());
        properties.apply(options);
    }

    private Optional<String> value(String property) {
        return Optional.ofNullable(environment.getProperty(property));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        if (environment instanceof ConfigurableEnvironment configurable) {
            configurable.getPropertySources().stream()
                    .filter(EnumerablePropertySource.class::isInstance)
                    .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                    .forEach(names::add);
        }
        return names;
    }
}
