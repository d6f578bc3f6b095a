package io.github.socketiojakarta.pressure;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one client has got: it looks at the beginning of each packet only, which tells the number of the message and when
 * it was sent. Confined to the thread that reads.
 */
final class Packets {

    static final int BEGINNING = 64;
    private static final Pattern MESSAGE = Pattern.compile("^42\\[\"tick\",(\\d+),(\\d+),");

    private final Latencies latencies;
    private volatile long next;
    private volatile String fault = "";

    Packets(Latencies latencies) {
        this.latencies = latencies;
    }

    void packet(byte[] beginning, int length) {
        Matcher matcher = MESSAGE.matcher(new String(beginning, 0, length, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return;
        }
        long number = Long.parseLong(matcher.group(1));
        if (number != next && fault.isEmpty()) {
            fault = "got message " + number + " instead of " + next;
        }
        next = number + 1;
        latencies.record(System.nanoTime() - Long.parseLong(matcher.group(2)));
    }

    /** Returns how many messages have come. */
    long received() {
        return next;
    }

    /** Returns what was wrong with the order, if anything. */
    String fault() {
        return fault;
    }
}
