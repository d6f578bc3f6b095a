package io.github.socketiojakarta.example.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rooms there are. Thread-safe. */
@ApplicationScoped
public class RoomNames {

    @Inject
    Database database;

    /** Returns their names, in the order in which they were made. */
    public List<String> all() {
        return database.run(connection -> {
            try (PreparedStatement statement =
                            connection.prepareStatement("SELECT name FROM chat_room ORDER BY created_at, id");
                    ResultSet row = statement.executeQuery()) {
                List<String> names = new ArrayList<>();
                while (row.next()) {
                    names.add(row.getString(1));
                }
                return names;
            }
        });
    }

    /** Makes a room; of two who make the same one at the same moment, one fails. */
    public void add(String name) {
        database.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO chat_room VALUES (?, ?, ?)")) {
                statement.setString(1, name.toLowerCase(Locale.ROOT));
                statement.setString(2, name);
                statement.setLong(3, System.currentTimeMillis());
                return statement.executeUpdate();
            }
        });
    }
}
