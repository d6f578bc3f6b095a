package io.github.socketiojakarta.bench.load;

import java.util.Optional;

/** What has come of a load so far: its operations, how long they took, and what went wrong first. */
public final class Tally {

    private Histogram latencies = new Histogram();
    private long completed;
    private String failure; // or null

    /** Counts an operation that began at this time. */
    void done(long beganAt) {
        done();
        latencies.record(System.nanoTime() - beganAt);
    }

    /** Counts an operation whose time does not matter. */
    void done() {
        completed++;
    }

    /** Begins with the latencies anew. */
    void restart() {
        latencies = new Histogram();
    }

    /** Notes why this server cannot be measured, if it is the first reason. */
    void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Returns how many operations are done. */
    public long completed() {
        return completed;
    }

    /** Returns how long operations have taken since the load last changed. */
    public Histogram latencies() {
        return latencies;
    }

    /** Returns why this server cannot be measured. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
