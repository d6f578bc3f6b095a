package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.EventLoop;
import io.github.socketiojakarta.bench.load.Load;
import java.util.concurrent.TimeUnit;

/** Runs loads for so long, as long as their answers are right. */
final class Loads {

    private static final long OPENING_SECONDS = 60;

    private Loads() {}

    static Load open(Load load, EventLoop loop) throws LoadFailure {
        loop.onTick(load::tick);
        load.open();
        boolean isDone = loop.run(
                nanos(OPENING_SECONDS),
                () -> load.isReady() || load.tally().failure().isPresent());
        check(load);
        if (!isDone) {
            throw new LoadFailure("not open after " + OPENING_SECONDS + " s, but "
                    + load.tally().completed());
        }
        return load;
    }

    static void run(EventLoop loop, Load load, long seconds) throws LoadFailure {
        long before = load.tally().completed();
        loop.run(nanos(seconds), () -> load.tally().failure().isPresent());
        check(load);
        if (seconds > 1 && load.tally().completed() == before && !load.isQuiet()) {
            throw new LoadFailure("no answer");
        }
    }

    private static void check(Load load) throws LoadFailure {
        if (load.tally().failure().isPresent()) {
            throw new LoadFailure(load.tally().failure().get());
        }
    }

    static long nanos(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
