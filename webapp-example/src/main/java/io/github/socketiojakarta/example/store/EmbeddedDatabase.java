package io.github.socketiojakarta.example.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;

/** H2 in this process, with its data in a file. It leaves no driver and no thread behind, so the application can go. */
final class EmbeddedDatabase {

    private final JdbcConnectionPool pool;

    private EmbeddedDatabase(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    static EmbeddedDatabase open(Path file) {
        // at the end of the JVM it would be closed twice, by a hook that keeps the application
        return new EmbeddedDatabase(
                JdbcConnectionPool.create("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE", "sa", ""));
    }

    DataSource source() {
        return pool;
    }

    /** Closes the last connection, and so the file. */
    void close() {
        pool.dispose();
        Driver.unload();
    }
}
