package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.harness.TestServer;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Attackers at work, each on a thread of its own, until it is closed. */
final class Attack implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Target target;

    private Attack(Target target) {
        this.target = target;
    }

    /** Something nasty to do to a server, that lasts until the server has had enough or the attack is over. */
    @FunctionalInterface
    interface Attacker {
        void strike(Target target);
    }

    /** A server under attack, and what has been done to it. */
    static final class Target {
        final TestServer server;
        final LongAdder connections = new LongAdder();
        final LongAdder bytes = new LongAdder();
        private volatile boolean over;

        Target(TestServer server) {
            this.server = server;
        }

        boolean isOver() {
            return over;
        }
    }

    static Attack start(TestServer server, List<Attacker> attackers) {
        Attack attack = new Attack(new Target(server));
        attackers.forEach(attacker -> attack.threads.execute(() -> attack.repeat(attacker)));
        return attack;
    }

    private void repeat(Attacker attacker) {
        while (!target.isOver()) {
            attacker.strike(target);
        }
    }

    boolean hasBegun() {
        return target.connections.sum() > 0;
    }

    @Override
    public String toString() {
        return target.connections.sum() + " connections, " + target.bytes.sum() / 1_000_000 + " MB";
    }

    @Override
    public void close() throws InterruptedException {
        target.over = true;
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("an attacker goes on");
        }
    }
}
