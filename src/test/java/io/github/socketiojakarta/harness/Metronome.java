package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that asks for an echo at a fixed rate, and measures how long each takes: from when it was due, so that an
 * answer that comes late does not hide that the next question was late too.
 */
public final class Metronome implements AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(50);

    private final RawWebSocket webSocket;
    private int asked;

    /** Connects to a server whose application {@linkplain HealthyClient#serve serves} it. */
    public Metronome(TestServer server) {
        webSocket = RawWebSocket.session(server).join("40/healthy,");
    }

    /** What was measured, in ascending order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Latencies(long[] nanos) {

        /** Returns the latency below which this part of all is. */
        public Duration quantile(double part) {
            return Duration.ofNanos(nanos[(int) Math.min(nanos.length - 1, Math.floor(part * nanos.length))]);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d times, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                    nanos.length,
                    millis(0.5),
                    millis(0.99),
                    millis(1));
        }

        private double millis(double part) {
            return quantile(part).toNanos() / 1e6;
        }
    }

    /** Asks for so long; throws if an answer is wrong, or does not come. */
    public Latencies measure(Duration time) {
        return measure(time, PERIOD);
    }

    /** Asks for so long, once in each period. */
    public Latencies measure(Duration time, Duration period) {
        long[] nanos = new long[(int) (time.toNanos() / period.toNanos())];
        long start = System.nanoTime();
        for (int i = 0; i < nanos.length; i++) {
            long due = start + i * period.toNanos();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            echo();
            nanos[i] = System.nanoTime() - due;
        }
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }

    private void echo() {
        asked++;
        webSocket.text("42/healthy," + asked + "[\"count\"," + asked + "]");
        String reply = webSocket.next();
        while (reply.equals("2")) {
            webSocket.text("3");
            reply = webSocket.next();
        }
        assertThat(reply).isEqualTo("43/healthy," + asked + "[" + asked + "]");
    }

    @Override
    public void close() {
        webSocket.close();
    }
}
