package io.github.socketiojakarta.example.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The database: a {@link DataSource} of the server if {@link Settings} names one, or else files of our own. A new one gets
 * the tables of {@code schema.sql}. Thread-safe.
 */
@ApplicationScoped
public class Database {

    @Inject
    Settings settings;

    private DataSource source;
    private EmbeddedDatabase embedded;

    /** With the application, not with the first visitor: what is wrong shows at once. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {}

    @PostConstruct
    void open() {
        String name = settings.dataSource().orElse("");
        if (name.isEmpty()) {
            embedded = EmbeddedDatabase.open(settings.file());
            source = embedded.source();
        } else {
            source = lookUp(name);
        }
        try {
            run(Database::createTables);
        } catch (IllegalStateException e) {
            close();
            throw new IllegalStateException(cannotOpen(name), e);
        }
    }

    private String cannotOpen(String name) {
        return name.isEmpty()
                ? "The chat cannot use the file " + settings.file() + ".mv.db: is it writable, and does no other"
                        + " application have it open? Set chat.directory to another directory, or chat.dataSource"
                : "The chat cannot use the DataSource " + name + ", which chat.dataSource names";
    }

    private static DataSource lookUp(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException e) {
            throw new IllegalStateException("chat.dataSource is " + name + ", but JNDI has no DataSource there", e);
        }
    }

    /** Does something with a connection, each statement in a transaction of its own. */
    <T> T run(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database has failed", e);
        }
    }

    private static Void createTables(Connection connection) throws SQLException {
        if (!hasTables(connection)) {
            try (InputStream schema = Database.class.getResourceAsStream("/schema.sql");
                    Statement statement = connection.createStatement()) {
                for (String sql : new String(schema.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*")) {
                    statement.execute(sql);
                }
            } catch (IOException e) {
                throw new SQLException("schema.sql cannot be read", e);
            }
        }
        return null;
    }

    private static boolean hasTables(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT).equals("chat_message")) {
                    return true;
                }
            }
            return false;
        }
    }

    @PreDestroy
    void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
