package io.github.socketiojakarta.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Questions and answers on many connections, so many of them in flight on each. */
public final class EchoLoad implements Load, Client.Listener {

    private final EventLoop loop;
    private final Target target;
    private final Exchange exchange;
    private final int connections;
    private final int window;
    private final List<Asker> askers = new ArrayList<>();
    private final Pace pace = new Pace(this::due);
    private final Tally tally = new Tally();
    private int ready;
    private int inFlight;
    private int turn;
    private boolean isSaturating;

    /** What is under way on one connection. */
    private final class Asker {

        private final Client client;
        private final long[] ids = new long[window]; // 0: free
        private final long[] sentAt = new long[window];
        private final Deque<Long> due = new ArrayDeque<>(1);
        private long last;

        Asker(int index) {
            client = new Client(loop, target, index, EchoLoad.this);
        }

        boolean ask(long at) {
            for (int slot = 0; slot < window; slot++) {
                if (ids[slot] == 0) {
                    ask(slot, at);
                    return true;
                }
            }
            return false;
        }

        private void ask(int slot, long at) {
            last += window;
            ids[slot] = last + slot;
            sentAt[slot] = at;
            inFlight++;
            exchange.ask(client, ids[slot]);
        }

        boolean answer(long id) {
            int slot = (int) (id % window);
            if (ids[slot] != id) {
                return false;
            }
            ids[slot] = 0;
            inFlight--;
            tally.done(sentAt[slot]);
            if (isSaturating) {
                ask(slot, System.nanoTime());
            } else if (!due.isEmpty()) {
                ask(slot, due.remove());
            }
            return true;
        }
    }

    EchoLoad(EventLoop loop, Target target, Exchange exchange, int connections, int window) {
        this.loop = loop;
        this.target = target;
        this.exchange = exchange;
        this.connections = connections;
        this.window = window;
    }

    @Override
    public void open() {
        while (askers.size() < connections) {
            askers.add(new Asker(askers.size()));
        }
    }

    @Override
    public boolean isReady() {
        return ready == connections;
    }

    @Override
    public void ready(Client client) {
        ready++;
    }

    @Override
    public void saturate() {
        isSaturating = true;
        tally.restart();
        for (Asker asker : askers) {
            while (asker.ask(System.nanoTime())) {
                // until its window is full
            }
        }
    }

    @Override
    public void pause() {
        isSaturating = false;
        pace.stop();
    }

    @Override
    public boolean isQuiet() {
        return inFlight == 0;
    }

    @Override
    public void pace(double perSecond) {
        tally.restart();
        pace.set(perSecond);
    }

    private void due(long at) {
        Asker asker = askers.get(turn++ % connections);
        if (!asker.ask(at)) {
            asker.due.add(at);
        }
    }

    @Override
    public void tick() {
        pace.tick();
    }

    @Override
    public void message(Client client, Slice message, boolean isBinary) {
        long id = exchange.answered(message, isBinary);
        if (id == Exchange.INCOMPLETE) {
            return;
        }
        if (id < 0 || !askers.get(client.index()).answer(id)) {
            tally.fail("wrong answer: " + (isBinary ? message.length() + " bytes" : message));
        }
    }

    @Override
    public void closed(Client client, String why) {
        tally.fail("connection closed: " + why);
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
