package io.github.socketiojakarta.chaos;

import io.github.socketiojakarta.SocketIoServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends numbered events: to each client by one thread, to everybody and to rooms by another. Some ask for an answer.
 * Thread-safe.
 */
final class Tickers implements AutoCloseable {

    private static final int PERIOD_MILLIS = 200;
    private static final int TO_ALL_PERIOD_MILLIS = 250;
    private static final int LARGEST = 1500;

    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2);
    private final ChaosApplication application;
    private final Faults faults;
    private final LongAdder emitted = new LongAdder();
    private final Questions questions;
    private volatile Optional<Life> life = Optional.empty();

    Tickers(ChaosApplication application, Faults faults) {
        this.application = application;
        this.faults = faults;
        this.questions = new Questions(faults);
        threads.prestartAllCoreThreads(); // outside the application, which Tomcat would take them for
        repeat(PERIOD_MILLIS, this::sendToEach);
        repeat(TO_ALL_PERIOD_MILLIS, this::sendToAll);
    }

    private void repeat(int millis, java.util.function.Consumer<Life> send) {
        Runnable turn = () -> {
            try {
                life.ifPresent(send);
            } catch (RuntimeException e) {
                faults.add("", "cannot be sent: " + e);
            }
        };
        threads.scheduleAtFixedRate(turn, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Sends to these servers from now on. */
    void send(Life to) {
        life = Optional.of(to);
    }

    /** Sends nothing any more when it returns. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            faults.add("", "an event is being sent for a minute");
        }
    }

    long emitted() {
        return emitted.sum();
    }

    Questions questions() {
        return questions;
    }

    private void sendToEach(Life to) {
        for (Map.Entry<String, Session> entry : to.sessions()) {
            Session session = entry.getValue();
            SocketIoServer io = to.io(session.path());
            int number = session.nextNumber();
            io.to(session.socketId()).emit("n", Map.of("session", session.number(), "n", number), load(number));
            emitted.increment();
            if ((number + session.number()) % 10 == 0) {
                io.socket(session.socketId()).ifPresent(socket -> questions.ask(entry.getKey(), socket));
            }
        }
    }

    /** Returns a text or bytes, the size of which tells the number. */
    private static Object load(int number) {
        int size = number * 37 % LARGEST;
        return number % 3 == 0 ? new byte[size] : "x".repeat(size);
    }

    private void sendToAll(Life to) {
        for (String path : List.of(Life.RECOVERING, Life.FORGETTING)) {
            SocketIoServer io = to.io(path);
            Streams numbers = application.streams(path);
            int number = numbers.all().getAndIncrement();
            io.emit("all", number);
            emitted.increment();
            for (String room : Streams.ROOMS) {
                io.to(room).emit("room", numbers.room(room).getAndIncrement());
                emitted.increment();
            }
            if (number % 20 == 0) {
                questions.askRoom(io, "odd");
            }
        }
    }
}
