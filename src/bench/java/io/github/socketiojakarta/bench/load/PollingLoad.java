package io.github.socketiojakarta.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Events that come back, on long-polling, one in flight on each session; an operation is a POST and a GET. */
public final class PollingLoad implements Load, PollingClient.Listener {

    private final EventLoop loop;
    private final Target target;
    private final int sessions;
    private final EventExchange exchange;
    private final List<Asker> askers = new ArrayList<>();
    private final Pace pace = new Pace(this::due);
    private final Tally tally = new Tally();
    private int ready;
    private int inFlight;
    private int turn;
    private boolean isSaturating;

    /** What is under way in one session. */
    private final class Asker {

        private final PollingClient client;
        private final Deque<Long> due = new ArrayDeque<>(1);
        private long id;
        private long sentAt;
        private int missing; // the echo and the answer to the POST

        Asker(int index) {
            client = new PollingClient(loop, target, index, PollingLoad.this);
        }

        void ask(long at) {
            if (missing > 0) {
                due.add(at);
                return;
            }
            id++;
            missing = 2;
            sentAt = at;
            inFlight++;
            client.post(exchange.question(id));
        }

        void part() {
            missing--;
            if (missing > 0) {
                return;
            }
            inFlight--;
            tally.done(sentAt);
            if (isSaturating) {
                ask(System.nanoTime());
            } else if (!due.isEmpty()) {
                ask(due.remove());
            }
        }
    }

    PollingLoad(EventLoop loop, Target target, EventExchange exchange, int sessions) {
        this.loop = loop;
        this.target = target;
        this.exchange = exchange;
        this.sessions = sessions;
    }

    @Override
    public void open() {
        while (askers.size() < sessions) {
            Asker asker = new Asker(askers.size());
            askers.add(asker);
            asker.client.open();
        }
    }

    @Override
    public void ready(PollingClient client) {
        ready++;
    }

    @Override
    public boolean isReady() {
        return ready == sessions;
    }

    @Override
    public void saturate() {
        isSaturating = true;
        tally.restart();
        askers.forEach(asker -> asker.ask(System.nanoTime()));
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
        askers.get(turn++ % sessions).ask(at);
    }

    @Override
    public void tick() {
        pace.tick();
    }

    @Override
    public void message(PollingClient client, Slice message) {
        Asker asker = askers.get(client.index());
        if (asker.missing == 0 || exchange.answered(message, false) != asker.id) {
            failed(client, "wrong message: " + message);
        } else {
            asker.part();
        }
    }

    @Override
    public void posted(PollingClient client) {
        Asker asker = askers.get(client.index());
        if (asker.missing > 0) {
            asker.part();
        }
    }

    @Override
    public void failed(PollingClient client, String why) {
        tally.fail(why);
    }

    @Override
    public Tally tally() {
        return tally;
    }
}
