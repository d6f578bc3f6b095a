package io.github.socketiojakarta.chaos;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Draws what is done to connections, and when. Confined to the proxy's thread. */
final class Mischiefs {

    private static final double EARLY = 0.02;
    private static final int EARLY_ROOT_MILLIS = 8;
    private static final int MEAN_MILLIS = 5000;
    private static final int LONGEST_PAUSE_MILLIS = 3500;
    private static final int FORGOTTEN_MILLIS = 30_000;

    /** Runs something later, on the same thread. */
    interface Clock {
        void later(long millis, Runnable action);
    }

    /** What was done to how many connections, and how many of each transport it was done to. */
    record Counts(int connections, Map<Mischief, Integer> done, Map<String, Integer> toRequests) {}

    private final SplittableRandom random;
    private final ChaosLog log;
    private final Clock clock;
    private final Map<Mischief, Integer> done = new EnumMap<>(Mischief.class);
    private final Map<String, Integer> toRequests = new HashMap<>();
    private boolean calm;

    Mischiefs(SplittableRandom random, ChaosLog log, Clock clock) {
        this.random = random;
        this.log = log;
        this.clock = clock;
    }

    Counts counts(int connections) {
        return new Counts(connections, new EnumMap<>(done), new TreeMap<>(toRequests));
    }

    void calm() {
        calm = true;
    }

    /** Does something to a connection one day, if that lives so long: mostly after some seconds, now and then at once. */
    void await(Tunnel tunnel) {
        boolean early = random.nextDouble() < EARLY;
        clock.later(early ? soon() : seconds(), () -> strike(tunnel));
    }

    private long soon() {
        long root = random.nextInt(EARLY_ROOT_MILLIS);
        return root * root; // many requests are through in a millisecond
    }

    private long seconds() {
        return Math.round(-MEAN_MILLIS * Math.log(1 - random.nextDouble()));
    }

    private void strike(Tunnel tunnel) {
        if (calm || !tunnel.isOpen() || tunnel.isHalfOpen()) {
            return;
        }
        if (!tunnel.isConnected()) {
            clock.later(1, () -> strike(tunnel));
            return;
        }
        Mischief mischief = Mischief.draw(random);
        done.merge(mischief, 1, Integer::sum);
        tunnel.talk().ifPresent(talk -> toRequests.merge(talk.request(), 1, Integer::sum));
        try {
            note(tunnel, mischief + play(tunnel, mischief));
        } catch (IOException broken) {
            tunnel.reset();
        }
    }

    private void note(Tunnel tunnel, String what) {
        log.note(
                tunnel.talk().map(Tunnel.Talk::client).orElse(""),
                "#" + tunnel.number() + " "
                        + tunnel.talk().map(Tunnel.Talk::request).orElse("no request yet") + ": " + what);
    }

    private String play(Tunnel tunnel, Mischief mischief) throws IOException {
        switch (mischief) {
            case RESET -> tunnel.reset();
            case HALF_CLOSE -> {
                boolean up = random.nextBoolean();
                (up ? tunnel.up() : tunnel.down()).cut();
                return up ? " towards the server" : " towards the client";
            }
            case STALL -> {
                long millis = pause();
                tunnel.pause(true);
                clock.later(millis, () -> tunnel.pause(false));
                afterwards(tunnel, millis);
                return " for " + millis + " ms";
            }
            case SLOW -> {
                long millis = pause();
                int bytesPerSecond = 200 + random.nextInt(5000);
                tunnel.limit(bytesPerSecond);
                clock.later(millis, () -> tunnel.limit(Integer.MAX_VALUE));
                afterwards(tunnel, millis);
                return " for " + millis + " ms, " + bytesPerSecond + " bytes/s";
            }
            case HALF_OPEN -> halfOpen(tunnel);
        }
        return "";
    }

    private long pause() {
        return 100 + random.nextInt(LONGEST_PAUSE_MILLIS);
    }

    private void afterwards(Tunnel tunnel, long millis) {
        clock.later(millis + seconds(), () -> strike(tunnel));
    }

    private void halfOpen(Tunnel tunnel) {
        tunnel.halfOpen();
        clock.later(FORGOTTEN_MILLIS, tunnel::reset);
    }

    int halfOpenSome(List<Tunnel> tunnels) {
        int count = 0;
        for (Tunnel tunnel : tunnels) {
            if (random.nextBoolean()) {
                halfOpen(tunnel);
                note(tunnel, "half-open at the end");
                count++;
            }
        }
        return count;
    }
}
