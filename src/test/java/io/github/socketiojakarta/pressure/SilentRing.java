package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.pressure.Silence.SilentClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/** Clients each of which has the server wait for the next one, which is silent. They live until then. */
final class SilentRing implements AutoCloseable {

    private static final int PULSE_MILLIS = 500;

    private final List<SilentClient> clients = new ArrayList<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);

    /** Connects the clients. */
    SilentRing(Silence silence, Address server, int size) throws InterruptedException, ExecutionException {
        List<Future<SilentClient>> connecting = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String connect = "40{\"number\":" + i + "}";
            connecting.add(threads.submit(() -> {
                SilentClient client = silence.connect(server, connect);
                threads.scheduleWithFixedDelay(client::live, PULSE_MILLIS, PULSE_MILLIS, TimeUnit.MILLISECONDS);
                return client;
            }));
        }
        for (Future<SilentClient> client : connecting) {
            clients.add(client.get());
        }
    }

    void holdPolls() throws InterruptedException {
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        clients.forEach(SilentClient::holdPoll);
    }

    /** Begins all the waits. Nobody gives a sign of life any more. */
    void begin(IntUnaryOperator timeouts) {
        for (int i = 0; i < clients.size(); i++) {
            int next = (i + 1) % clients.size();
            clients.get(i).send("42[\"wait for\"," + next + "," + timeouts.applyAsInt(i) + "]");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clients.forEach(SilentClient::close);
        clients.clear();
    }
}
