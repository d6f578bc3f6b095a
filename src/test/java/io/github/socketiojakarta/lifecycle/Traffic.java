package io.github.socketiojakarta.lifecycle;

import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Clients that ask and ask, and come back after whatever ends their connection, as long as there is a server. */
final class Traffic implements AutoCloseable {

    /** The beginning of the names of its threads. */
    static final String THREADS = "traffic-";

    private static final int WEB_SOCKETS = 3;
    private static final int POLLING = 2;
    private static final int BACK_AFTER_MILLIS = 20;
    private static final String ASK = "42%d[\"order\",{\"item\":\"a\",\"counts\":[1]}]";

    private final TestServer server;
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private final ScheduledThreadPoolExecutor clients = new ScheduledThreadPoolExecutor(
            WEB_SOCKETS + POLLING, task -> new Thread(task, THREADS + names.incrementAndGet()));

    private Traffic(TestServer server) {
        this.server = server;
    }

    static Traffic start(TestServer server) {
        Traffic traffic = new Traffic(server);
        for (int i = 0; i < WEB_SOCKETS; i++) {
            traffic.repeat(traffic::overWebSocket);
        }
        for (int i = 0; i < POLLING; i++) {
            traffic.repeat(traffic::overPolling);
        }
        return traffic;
    }

    private void repeat(Runnable visit) {
        Runnable anyEnd = () -> {
            try {
                visit.run();
            } catch (RuntimeException | AssertionError expected) { // the server, or what it serves, is going or gone
            }
        };
        clients.scheduleWithFixedDelay(anyEnd, 0, BACK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void overWebSocket() {
        try (RawWebSocket client = RawWebSocket.connected(server)) {
            ask(client::text, client::next, client::isAtEnd);
        }
    }

    private void overPolling() {
        try (PollingSession client = PollingSession.connected(server)) {
            ask(client::send, client::nextMessage, () -> false);
        }
    }

    private interface Sender {
        void send(String message);
    }

    private void ask(Sender sender, Supplier<String> next, BooleanSupplier ended) {
        for (int id = 0; !clients.isShutdown() && !ended.getAsBoolean(); id++) {
            sender.send(String.format(ASK, id));
            String answer = "461-" + id; // with an attachment
            for (String message = next.get(); !message.startsWith(answer); message = next.get()) {
                if (List.of("1", "41").contains(message) || ended.getAsBoolean()) {
                    return;
                }
            }
            answers.incrementAndGet();
        }
    }

    /** Waits until the clients have got that many more answers. */
    void awaitAnswers(int more) {
        int enough = answers.get() + more;
        Awaitility.await().until(() -> answers.get() >= enough);
    }

    @Override
    public void close() throws InterruptedException {
        clients.shutdownNow();
        clients.awaitTermination(1, TimeUnit.MINUTES);
    }
}
