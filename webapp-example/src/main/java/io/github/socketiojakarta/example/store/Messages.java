package io.github.socketiojakarta.example.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The messages of all conversations, named by their {@code key}. Keeps the newest ones. Thread-safe. */
@ApplicationScoped
public class Messages {

    private static final int PAGE = 50;
    private static final int KEPT = 20_000;
    private static final int KEPT_PICTURES = 200;
    private static final String COLUMNS = "seq, id, conversation, author, nickname, words, picture_name, sent_at";

    /** The class of what violates a constraint. */
    private static final String NOT_UNIQUE = "23";

    @Inject
    Database database;

    /**
     * Adds a message, or finds the one that its author has sent under this id before: pages send again what nobody has
     * acknowledged.
     *
     * @return the message, and whether it is new
     */
    public Added add(Message message, String addressee, byte[] picture) {
        return database.run(connection -> {
            Optional<Message> before = find(connection, message);
            if (before.isPresent()) {
                return new Added(before.get(), false);
            }
            try {
                long seq = insert(connection, message, addressee);
                if (picture.length > 0) {
                    insertPicture(connection, seq, picture);
                }
                update(connection, "DELETE FROM chat_message WHERE seq <= ?", seq - KEPT);
                return new Added(message.numbered(seq), true);
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith(NOT_UNIQUE)) { // at the same moment
                    return new Added(find(connection, message).orElseThrow(() -> e), false);
                }
                throw e;
            }
        });
    }

    private static Optional<Message> find(Connection connection, Message message) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM chat_message WHERE author = ? AND id = ?";
        return read(connection, 1, sql, message.author(), message.id()).stream().findFirst();
    }

    private static long insert(Connection connection, Message message, String addressee) throws SQLException {
        String sql =
                "INSERT INTO chat_message (id, conversation, author, nickname, addressee, words, picture_name, sent_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {"seq"})) {
            set(
                    statement,
                    message.id(),
                    message.conversation(),
                    message.author(),
                    message.nickname(),
                    addressee,
                    message.text(),
                    message.picture(),
                    message.time());
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private static void insertPicture(Connection connection, long seq, byte[] picture) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO chat_picture VALUES (?, ?)")) {
            statement.setLong(1, seq);
            statement.setBytes(2, picture);
            statement.executeUpdate();
        }
        update(
                connection,
                "DELETE FROM chat_picture WHERE message NOT IN"
                        + " (SELECT message FROM chat_picture ORDER BY message DESC FETCH FIRST " + KEPT_PICTURES
                        + " ROWS ONLY)");
    }

    /** Returns what was said last before a message. */
    public Page before(String key, long seq) {
        List<Message> messages = database.run(connection -> read(
                connection,
                PAGE + 1,
                "SELECT " + COLUMNS + " FROM chat_message WHERE conversation = ? AND seq < ? ORDER BY seq DESC",
                key,
                seq));
        boolean earlier = messages.size() > PAGE;
        List<Message> shown = new ArrayList<>(earlier ? messages.subList(0, PAGE) : messages);
        Collections.reverse(shown);
        return new Page(shown, earlier);
    }

    /** Returns the picture of a message, if it is in that conversation and still kept. */
    public Optional<byte[]> picture(String key, long seq) {
        return database.run(connection -> {
            String sql = "SELECT p.content FROM chat_picture p JOIN chat_message m ON m.seq = p.message"
                    + " WHERE m.conversation = ? AND m.seq = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                set(statement, key, seq);
                try (ResultSet found = statement.executeQuery()) {
                    return found.next() ? Optional.of(found.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    private static List<Message> read(Connection connection, int limit, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(limit);
            set(statement, values);
            List<Message> messages = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    messages.add(new Message(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getLong(8)));
                }
            }
            return messages;
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
