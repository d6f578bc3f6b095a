package io.github.socketiojakarta.example.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What concerns one person: private conversations, and what was said meanwhile. Thread-safe. */
@ApplicationScoped
public class Mailbox {

    @Inject
    Database database;

    /** The key of the conversation of two people, the same for both. */
    public static String key(String one, String other) {
        return one.compareTo(other) < 0 ? "@" + one + "@" + other : "@" + other + "@" + one;
    }

    /** Returns the names of those with whom somebody has a private conversation, by their ids; the last one first. */
    public Map<String, String> partners(String person) {
        String sql = "SELECT conversation, author, nickname, addressee FROM chat_message WHERE seq IN"
                + " (SELECT MAX(seq) FROM chat_message WHERE conversation LIKE ? OR conversation LIKE ?"
                + " GROUP BY conversation) ORDER BY seq DESC";
        return database.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, "@" + person + "@%");
                statement.setString(2, "@%@" + person);
                Map<String, String> partners = new LinkedHashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        boolean own = row.getString(2).equals(person);
                        partners.put(partner(row.getString(1), person), row.getString(own ? 4 : 3));
                    }
                }
                return partners;
            }
        });
    }

    /** Returns the name of somebody with whom somebody has a private conversation. */
    public Optional<String> name(String person, String other) {
        return Optional.ofNullable(partners(person).get(other));
    }

    /** Returns what others have said to somebody after a message; after none, nothing. */
    public News news(String person, long seq) {
        long latest = database.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT MAX(seq) FROM chat_message");
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
        return new News(seq > 0 ? unread(person, seq) : Map.of(), latest);
    }

    private Map<String, Integer> unread(String person, long seq) {
        String sql = "SELECT conversation, COUNT(*) FROM chat_message WHERE seq > ? AND author <> ?"
                + " AND (conversation LIKE '#%' OR conversation LIKE ? OR conversation LIKE ?) GROUP BY conversation";
        return database.run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, seq);
                statement.setString(2, person);
                statement.setString(3, "@" + person + "@%");
                statement.setString(4, "@%@" + person);
                Map<String, Integer> unread = new LinkedHashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        String key = row.getString(1);
                        unread.put(key.startsWith("#") ? key : "@" + partner(key, person), row.getInt(2));
                    }
                }
                return unread;
            }
        });
    }

    private static String partner(String key, String person) {
        return key.replace("@" + person, "").substring(1);
    }
}
