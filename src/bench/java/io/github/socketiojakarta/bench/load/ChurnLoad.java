package io.github.socketiojakarta.bench.load;

import java.util.HashMap;
import java.util.Map;

/** Connections that are closed as soon as they are ready, so many at a time; an operation is one life. */
public final class ChurnLoad implements Load, Client.Listener {

    private final EventLoop loop;
    private final Target target;
    private final int atATime;
    private final Pace pace = new Pace(this::begin);
    private final Map<Client, Long> begun = new HashMap<>();
    private final Tally tally = new Tally();
    private boolean isSaturating;
    private int waitingForEnd;

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
        tally.restart();
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
        tally.fail("wrong message: " + message);
    }

    @Override
    public void closed(Client client, String why) {
        Long at = begun.remove(client);
        if (!why.equals("close frame") && !why.equals("end of stream")) {
            tally.fail("connection closed: " + why);
            return;
        }
        if (waitingForEnd == 0) {
            tally.fail("closed before it was ready");
            return;
        }
        waitingForEnd--;
        tally.done(at);
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
        tally.restart();
        pace.set(perSecond);
    }

    @Override
    public void tick() {
        pace.tick();
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
