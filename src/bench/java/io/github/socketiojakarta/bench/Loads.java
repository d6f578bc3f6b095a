package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.Load;
import java.util.concurrent.TimeUnit;

/** Runs loads for so long, as long as their answers are right. */
final class Loads {

    private static final long OPENING_SECONDS = 60;

    private Loads() {}

    static void open(Load load, EventLoop loop) throws LoadFailure {
        load.open();
        boolean isDone = loop.run(
                nanos(OPENING_SECONDS),
                () -> load.isReady() || load.tally().failure().isPresent());
        check(load);
        if (!isDone) {
            throw new LoadFailure("not open after " + OPENING_SECONDS + " s, but "
                    + load.tally().completed());
        }
    }

    static void run(EventLoop loop, Load load, long seconds) throws LoadFailure {
        long before = load.tally().completed();
        runMillis(loop, load, TimeUnit.SECONDS.toMillis(seconds));
        if (seconds > 1 && load.tally().completed() == before && !load.isQuiet()) {
            throw new LoadFailure("no answer");
        }
    }

    static void runMillis(EventLoop loop, Load load, long millis) throws LoadFailure {
        loop.run(
                TimeUnit.MILLISECONDS.toNanos(millis),
                () -> load.tally().failure().isPresent());
        check(load);
    }

    static void check(Load load) throws LoadFailure {
        if (load.tally().failure().isPresent()) {
            throw new LoadFailure(load.tally().failure().get());
        }
    }

    static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
