package io.github.socketiojakarta.example.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something done with a connection to the database. */
@FunctionalInterface
interface Work<T> {

    T with(Connection connection) throws SQLException;
}
