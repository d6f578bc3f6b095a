package io.github.socketiojakarta.fuzz;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the library complains about; the application of the fuzzers gives no cause. */
final class LogCheck extends Handler {

    private static final Logger LOGGER = Logger.getLogger("io.github.socketiojakarta");

    private LogRecord complaint;

    private LogCheck() {}

    static LogCheck start() {
        LogCheck check = new LogCheck();
        LOGGER.setLevel(Level.WARNING);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(check);
        return check;
    }

    @Override
    public void publish(LogRecord record) {
        complaint = complaint == null ? record : complaint;
    }

    /** Throws what was complained about since the last call. */
    void assertSilent() {
        LogRecord first = complaint;
        complaint = null;
        if (first != null) {
            throw new AssertionError("in the log: " + first.getMessage(), first.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
