package io.github.socketiojakarta.bench.load;

import java.util.Optional;

/** Connections that are opened, not too many at a time, and then say nothing but what the heartbeat needs. */
public final class IdleLoad implements Load, Client.Listener {

    private static final int OPENING = 100;

    private final EventLoop loop;
    private final Target target;
    private final int connections;
    private int begun;
    private int ready;
    private String failure; // or null

    /** Prepares so many connections. */
    public IdleLoad(EventLoop loop, Target target, int connections) {
        this.loop = loop;
        this.target = target;
        this.connections = connections;
    }

    @Override
    public void open() {
        while (begun < connections && begun - ready < OPENING) {
            new Client(loop, target, begun++, this);
        }
    }

    @Override
    public void ready(Client client) {
        ready++;
        open();
    }

    @Override
    public boolean isReady() {
        return ready == connections;
    }

    @Override
    public void message(Client client, Slice message, boolean isBinary) {
        fail("wrong message: " + message);
    }

    @Override
    public void closed(Client client, String why) {
        fail("connection closed after " + ready + ": " + why);
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    @Override
    public void saturate() {}

    @Override
    public void pause() {}

    @Override
    public boolean isQuiet() {
        return true;
    }

    @Override
    public void pace(double perSecond) {}

    @Override
    public long completed() {
        return ready;
    }

    @Override
    public Histogram latencies() {
        return new Histogram();
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void tick() {}
}
