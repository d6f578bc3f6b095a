package io.github.socketiojakarta.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What is not as it should be, and whom it concerns. Thread-safe. */
final class Faults {

    private static final int SHOWN = 10;

    private record Fault(String client, String what) {}

    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final ChaosLog log;

    Faults(ChaosLog log) {
        this.log = log;
    }

    /** Notes a fault; the empty text if it concerns no client. */
    void add(String client, String what) {
        faults.add(new Fault(client, what));
        log.note(client, "FAULT " + what);
        first.countDown();
    }

    /** Waits for some time, or until there is a fault. */
    void await(Duration time) throws InterruptedException {
        boolean unused = first.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Returns the first faults, and what had happened to those whom they concern. */
    String report() {
        List<Fault> first = faults.stream().limit(SHOWN).toList();
        Stream<String> clients = first.stream().map(Fault::client).filter(client -> !client.isEmpty());
        StringBuilder text = new StringBuilder(faults.size() + " faults; the whole log is " + log.file() + "\n");
        first.forEach(fault ->
                text.append(fault.client).append(' ').append(fault.what).append('\n'));
        return text.append('\n').append(log.last(clients.distinct().toList())).toString();
    }
}
