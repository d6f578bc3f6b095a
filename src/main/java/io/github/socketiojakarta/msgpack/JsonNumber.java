package io.github.socketiojakarta.msgpack;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Writes numbers and dates as {@code JSON.stringify} would. Pure. */
final class JsonNumber {

    private static final double PLAIN = 1e15;
    private static final long LAST_DATE = 8_640_000_000_000_000L;
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private JsonNumber() {}

    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        return value == Math.rint(value) && Math.abs(value) < PLAIN
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    static String date(long millis) {
        boolean valid = millis >= -LAST_DATE && millis <= LAST_DATE;
        return valid ? '"' + ISO.format(Instant.ofEpochMilli(millis)) + '"' : "null";
    }
}
