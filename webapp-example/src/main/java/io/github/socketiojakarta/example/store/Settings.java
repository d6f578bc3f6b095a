package io.github.socketiojakarta.example.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an installation may say about the database: by a system property such as {@code chat.dataSource}, a variable of
 * the environment such as {@code CHAT_DATASOURCE}, or a context parameter; the first one counts.
 */
@ApplicationScoped
public class Settings {

    /** The directories of the servers' own files: of WildFly, Tomcat and GlassFish, Jetty, Open Liberty. */
    private static final List<String> SERVER_DIRECTORIES =
            List.of("jboss.server.data.dir", "catalina.base", "jetty.base", "server.output.dir");

    @Inject
    ServletContext context;

    /** The name in JNDI of the {@code DataSource} to use; none for the database of the example. */
    Optional<String> dataSource() {
        return find("chat.dataSource");
    }

    /** Where the database of the example has its files: the server's own directory, or else that of the user. */
    Path directory() {
        String directory = find("chat.directory")
                .orElseGet(() -> SERVER_DIRECTORIES.stream()
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseGet(() -> System.getProperty("user.home")));
        return Path.of(directory).toAbsolutePath();
    }

    private Optional<String> find(String name) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(System.getProperty(name), System.getenv(variable), context.getInitParameter(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
