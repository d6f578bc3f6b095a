package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Attacker;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All attacks in turn, with a rest after each, and clients that never read; until it is closed. */
final class Siege implements AutoCloseable {

    private static final int ATTACK_SECONDS = 10;
    private static final int REST_SECONDS = 5;
    private static final int DEAF_FOLLOWERS = 20;

    private final TestServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger attacks = new AtomicInteger();
    private final Thread thread = new Thread(this::besiege, "siege");
    private volatile Throwable failure;

    private Siege(TestServer server) {
        this.server = server;
    }

    static Siege lay(TestServer server) {
        Siege siege = new Siege(server);
        siege.thread.start();
        return siege;
    }

    private void besiege() {
        try {
            for (int i = 0; !over(REST_SECONDS); i++) {
                AttackKind kind = AttackKind.values()[i % AttackKind.values().length];
                List<Attacker> attackers = new ArrayList<>(kind.attackers());
                attackers.add(new Slowly(DEAF_FOLLOWERS, Siege::deafFollower, pong()));
                try (Attack attack = Attack.start(server, attackers)) {
                    attacks.incrementAndGet();
                    if (over(ATTACK_SECONDS)) {
                        return;
                    }
                }
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private boolean over(int seconds) throws InterruptedException {
        return end.await(seconds, TimeUnit.SECONDS);
    }

    /** Answers pings that it does not read, and is sent a stream. */
    private static AttackerSocket deafFollower(Attack.Target target) {
        AttackerSocket socket = AttackerSocket.deaf(target);
        socket.text("40/stream,");
        return socket;
    }

    private static byte[] pong() {
        return RawWebSocket.bytes(0x80 | RawWebSocket.TEXT, "3".getBytes(StandardCharsets.UTF_8), true);
    }

    /** Returns how many attacks there were. */
    int attacks() {
        return attacks.get();
    }

    @Override
    public void close() throws InterruptedException {
        end.countDown();
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("an attack failed", failure);
        }
    }
}
