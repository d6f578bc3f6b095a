package io.github.socketiojakarta.internal.socket.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The text of a {@code Date} or {@code Calendar}, as {@code Date.toJSON} of JavaScript writes it and reads it back. Pure. */
public final class LegacyDates {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private LegacyDates() {}

    /** Returns the text of a time in milliseconds since 1970, such as {@code 1970-01-01T00:00:00.000Z}. */
    public static String text(long millis) {
        return FORMAT.format(Instant.ofEpochMilli(millis));
    }
}
