package io.github.socketiojakarta.harness;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what the library logs, at every level; the level it had before is set again when this is closed. */
public final class LogCapture extends Handler implements AutoCloseable {

    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    private final Logger logger;
    private final Level before;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogCapture(String name, Level level) {
        this.logger = Logger.getLogger(name);
        this.before = logger.getLevel();
        setLevel(Level.ALL);
        logger.setLevel(level);
        logger.addHandler(this);
    }

    /** Listens to this logger and those below it, at this level and above. */
    public static LogCapture of(String logger, Level level) {
        return new LogCapture(logger, level);
    }

    /** Returns the messages of a level, without time and thread. */
    public List<String> messages(Level level) {
        return records.stream()
                .filter(message -> message.getLevel() == level)
                .map(FORMATTER::formatMessage)
                .toList();
    }

    /** Returns whatever was logged. */
    public List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void publish(LogRecord message) {
        records.add(message);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
    }
}
