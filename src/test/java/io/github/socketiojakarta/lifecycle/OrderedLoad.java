package io.github.socketiojakarta.lifecycle;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fifty clients that send numbered events, with four under way, to listeners that note whatever is wrong: two at once,
 * another order, a class loader that is not the application's. Needs neither JUnit nor AssertJ where it checks, so that
 * it can be run by another JVM.
 */
final class OrderedLoad {

    private static final int WEB_SOCKETS = 40;
    private static final int POLLING = 10;
    private static final int EVENTS = 200;
    private static final int IN_FLIGHT = 4;

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handled = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();

    /** Adds the listeners. */
    void serve(SocketIoServer io, ClassLoader loader) {
        io.use(socket -> checkLoader("middleware", loader));
        io.onConnection(socket -> {
            checkLoader("connection", loader);
            Sequence sequence = new Sequence();
            socket.on("n", Integer.class, (number, ack) -> {
                checkLoader("event", loader);
                sequence.next(number);
                ack.send(number);
                checkLoader("the code behind an answer", loader);
            });
            socket.onDisconnect(reason -> {
                checkLoader("disconnect", loader);
                left.incrementAndGet();
            });
        });
    }

    private void checkLoader(String where, ClassLoader loader) {
        ClassLoader actual = Thread.currentThread().getContextClassLoader();
        if (actual != loader) {
            faults.add(where + " has the class loader " + actual);
        }
        threads.add(Thread.currentThread().getName().replaceAll("\\d+$", "#"));
    }

    /** Lets the clients send; returns what was wrong. */
    List<String> run(TestServer server) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(WEB_SOCKETS + POLLING);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < WEB_SOCKETS; i++) {
                running.add(clients.submit(() -> overWebSocket(server)));
            }
            for (int i = 0; i < POLLING; i++) {
                running.add(clients.submit(() -> overPolling(server)));
            }
            for (Future<?> client : running) {
                client.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clients.shutdownNow();
        }
        if (handled.get() != (WEB_SOCKETS + POLLING) * EVENTS) {
            faults.add("handled " + handled.get());
        }
        return List.copyOf(faults);
    }

    /** Returns the names of the threads that ran listeners, without their numbers. */
    Set<String> threads() {
        return threads;
    }

    int left() {
        return left.get();
    }

    private void overWebSocket(TestServer server) {
        try (RawWebSocket client = RawWebSocket.connected(server)) {
            for (int sent = 0; sent < IN_FLIGHT; sent++) {
                client.text(event(sent));
            }
            for (int answered = 0; answered < EVENTS; answered++) {
                check(client.next(), answered);
                if (answered + IN_FLIGHT < EVENTS) {
                    client.text(event(answered + IN_FLIGHT));
                }
            }
            client.closeWith(1000);
            client.awaitClose();
        }
    }

    private void overPolling(TestServer server) {
        try (PollingSession client = PollingSession.connected(server)) {
            for (int sent = 0; sent < EVENTS; sent += IN_FLIGHT) {
                client.send(event(sent), event(sent + 1), event(sent + 2), event(sent + 3));
                for (int i = 0; i < IN_FLIGHT; i++) {
                    check(client.nextMessage(), sent + i);
                }
            }
            client.send("41");
        }
    }

    private static String event(int number) {
        return "42" + number + "[\"n\"," + number + "]";
    }

    private void check(String answer, int number) {
        if (!answer.equals("43" + number + "[" + number + "]")) {
            faults.add("instead of the answer " + number + ": " + answer);
        }
    }

    /** The events of one client. */
    private final class Sequence {
        private final AtomicInteger inside = new AtomicInteger();
        private int expected; // not volatile on purpose: one listener must see what the one before it did

        void next(int number) {
            if (inside.incrementAndGet() != 1) {
                faults.add("two listeners at once");
            }
            if (number != expected) {
                faults.add("event " + number + " instead of " + expected);
            }
            if (ThreadLocalRandom.current().nextInt(16) == 0) {
                Thread.yield();
            }
            expected++;
            handled.incrementAndGet();
            inside.decrementAndGet();
        }
    }
}
