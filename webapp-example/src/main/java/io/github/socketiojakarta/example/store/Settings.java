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

    /** Where servers have files of their own: WildFly, Tomcat and GlassFish, Jetty, Open Liberty. */
    private static final List<String> SERVER_DIRECTORIES =
            List.of("jboss.server.data.dir", "catalina.base", "jetty.base", "server.output.dir");

    @Inject
    ServletContext context;

    /** The name in JNDI of the {@code DataSource} to use; none for the database of the example. */
    Optional<String> dataSource() {
        return find("chat.dataSource");
    }

    /**
     * Where the database of the example has its file: in the server's own directory, which survives the application, or else
     * in that of the user. Each context path has a file of its own, because only one application can open it.
     */
    Path file() {
        String name = context.getContextPath().replaceFirst("^/", "").replace('/', '#');
        return directory().toAbsolutePath().resolve(name.isEmpty() ? "ROOT" : name);
    }

    private Path directory() {
        return find("chat.directory")
                .map(Path::of)
                .orElseGet(() -> SERVER_DIRECTORIES.stream()
                        .map(System::getProperty)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home")))
                        .resolve("chat-data"));
    }

    private Optional<String> find(String name) {
        String variable = name.replace('.', '_').toUpperCase(Locale.ROOT);
        return Stream.of(System.getProperty(name), System.getenv(variable), context.getInitParameter(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }
}
