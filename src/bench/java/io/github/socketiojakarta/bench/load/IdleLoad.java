package io.github.socketiojakarta.bench.load;

/** Connections that are opened, not too many at a time, and then say nothing but what the heartbeat needs. */
public final class IdleLoad implements Load, Client.Listener {

    private static final int OPENING = 100;

    private final EventLoop loop;
    private final Target target;
    private final int connections;
    private int begun;
    private final Tally tally = new Tally();

    /** Prepares so many connections. */
    public IdleLoad(EventLoop loop, Target target, int connections) {
        this.loop = loop;
        this.target = target;
        this.connections = connections;
    }

    @Override
    public void open() {
        while (begun < connections && begun - tally.completed() < OPENING) {
            new Client(loop, target, begun++, this);
        }
    }

    @Override
    public void ready(Client client) {
        tally.done();
        open();
    }

    @Override
    public boolean isReady() {
        return tally.completed() == connections;
    }

    @Override
    public void message(Client client, Slice message, boolean isBinary) {
        tally.fail("wrong message: " + message);
    }

    @Override
    public void closed(Client client, String why) {
        tally.fail("connection closed after " + tally.completed() + ": " + why);
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
    public Tally tally() {
        return tally;
    }

    @Override
    public void tick() {}
}
