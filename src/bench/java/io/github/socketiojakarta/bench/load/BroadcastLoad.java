package io.github.socketiojakarta.bench.load;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** One member of a room after the other speaks, and all members hear it; an operation is one message heard. */
public final class BroadcastLoad implements Load, Client.Listener {

    private static final byte[] JOIN = Client.bytes("420[\"join\"]");
    private static final byte[] JOINED = Client.bytes("430[]");

    private final EventLoop loop;
    private final Target target;
    private final int members;
    private final EventExchange exchange = EventExchange.text("news");
    private final List<Client> clients = new ArrayList<>();
    private final Pace pace = new Pace(this::due);
    private final Deque<Long> due = new ArrayDeque<>();
    private final long[] heard;
    private final Tally tally = new Tally();
    private int joined;
    private int missing;
    private long id;
    private long sentAt;
    private boolean isSaturating;

    BroadcastLoad(EventLoop loop, Target target, int members) {
        this.loop = loop;
        this.target = target;
        this.members = members;
        this.heard = new long[members];
        Arrays.fill(heard, -1);
    }

    @Override
    public void open() {
        while (clients.size() < members) {
            clients.add(new Client(loop, target, clients.size(), this));
        }
    }

    @Override
    public void ready(Client client) {
        client.sendText(JOIN);
    }

    @Override
    public boolean isReady() {
        return joined == members;
    }

    @Override
    public void saturate() {
        isSaturating = true;
        tally.restart();
        speak(System.nanoTime());
    }

    private void speak(long at) {
        id++;
        missing = members;
        sentAt = at;
        clients.get((int) (id % members)).sendText(exchange.question(id));
    }

    @Override
    public void pause() {
        isSaturating = false;
        pace.stop();
    }

    @Override
    public boolean isQuiet() {
        return missing == 0;
    }

    @Override
    public void pace(double perSecond) {
        tally.restart();
        pace.set(perSecond / members);
    }

    private void due(long at) {
        if (missing == 0) {
            speak(at);
        } else {
            due.add(at);
        }
    }

    @Override
    public void tick() {
        pace.tick();
    }

    @Override
    public void message(Client client, Slice message, boolean isBinary) {
        int index = client.index();
        if (heard[index] < 0) {
            join(index, message);
            return;
        }
        if (exchange.answered(message, isBinary) != id || heard[index] == id) {
            tally.fail("wrong message: " + message);
            return;
        }
        heard[index] = id;
        tally.done(sentAt);
        missing--;
        if (missing == 0 && isSaturating) {
            speak(System.nanoTime());
        } else if (missing == 0 && !due.isEmpty()) {
            speak(due.remove());
        }
    }

    private void join(int index, Slice message) {
        boolean isJoined = target.dialect() == Dialect.BARE ? message.endsWith(0, JOIN) : message.endsWith(0, JOINED);
        if (isJoined) {
            heard[index] = 0;
            joined++;
        } else {
            tally.fail("wrong answer: " + message);
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
