package io.github.socketiojakarta.internal.engine.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The rows of the table in the Javadoc of {@link SessionState}. */
final class SessionTable {

    private static final Path SOURCE =
            Path.of("src/main/java/io/github/socketiojakarta/internal/engine/session/SessionState.java");
    private static final Pattern ROW = Pattern.compile(" \\* ([A-Z_]+) +([A-Z_]+) +([A-Z_]+)");

    /** What becomes of a session. */
    record Row(SessionState state, SessionEvent event, SessionState next) {
        @Override
        public String toString() {
            return state + " " + event + " " + next;
        }
    }

    private SessionTable() {}

    static List<Row> rows() {
        try {
            return Files.readAllLines(SOURCE).stream()
                    .map(ROW::matcher)
                    .filter(matcher -> matcher.matches())
                    .map(row -> new Row(
                            SessionState.valueOf(row.group(1)),
                            SessionEvent.valueOf(row.group(2)),
                            SessionState.valueOf(row.group(3))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
