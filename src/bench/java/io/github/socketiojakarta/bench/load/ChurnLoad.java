package io.github.socketiojakarta.bench.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Connections that are closed as soon as they are ready, so many at a time; an operation is one life. */
public final class ChurnLoad implements Load, Client.Listener {

    private final EventLoop loop;
    private final Target target;
    private final int atATime;
    private final Pace pace = new Pace(this::begin);
    private final Map<Client, Long> begun = new HashMap<>();
    private Histogram latencies = new Histogram();
    private boolean isSaturating;
    private int waitingForEnd;
    private long completed;
    private String failure; // or null

    ChurnLoad(EventLoop loop, Target target, int atATime) {
        this.loop = loop;
        this.target = target;
        this.atATime = atATime;
    }

    @Override
    public void open() {}

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void saturate() {
        isSaturating = true;
        latencies = new Histogram();
        for (int i = begun.size(); i < atATime; i++) {
            begin(System.nanoTime());
        }
    }

    private void begin(long at) {
        begun.put(new Client(loop, target, 0, this), at);
    }

    @Override
    public void ready(Client client) {
        waitingForEnd++;
        client.close();
    }

    @Override
    public void message(Client client, Slice message, boolean isBinary) {
        fail("wrong message: " + message);
    }

    @Override
    public void closed(Client client, String why) {
        Long at = begun.remove(client);
        if (!why.equals("close frame") && !why.equals("end of stream")) {
            fail("connection closed: " + why);
            return;
        }
        if (waitingForEnd == 0) {
            fail("closed before it was ready");
            return;
        }
        waitingForEnd--;
        completed++;
        latencies.record(System.nanoTime() - at);
        if (isSaturating) {
            begin(System.nanoTime());
        }
    }

    @Override
    public void pause() {
        isSaturating = false;
        pace.stop();
    }

    @Override
    public boolean isQuiet() {
        return begun.isEmpty();
    }

    @Override
    public void pace(double perSecond) {
        latencies = new Histogram();
        pace.set(perSecond);
    }

    @Override
    public void tick() {
        pace.tick();
    }

    private void fail(String why) {
        if (failure == null) {
            failure = why;
        }
    }

    @Override
    public long completed() {
        return completed;
    }

    @Override
    public Histogram latencies() {
        return latencies;
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
