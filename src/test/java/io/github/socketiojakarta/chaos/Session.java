package io.github.socketiojakarta.chaos;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.atomic.AtomicInteger;

/** What a client has as long as it is recovered, again and again: numbers that begin at 0. Thread-safe. */
final class Session {

    private final String path;
    private final String client;
    private final int number;
    private final String socketId;
    private final Life life;
    private final AtomicInteger next = new AtomicInteger();

    @GuardedBy("this")
    private int lastSaid = -1;

    /** Begins one on the server that has this path. */
    Session(String path, String client, int number, String socketId, Life life) {
        this.path = path;
        this.client = client;
        this.number = number;
        this.socketId = socketId;
        this.life = life;
    }

    String path() {
        return path;
    }

    int number() {
        return number;
    }

    String socketId() {
        return socketId;
    }

    /** Returns the number of one more event for the client. */
    int nextNumber() {
        return next.getAndIncrement();
    }

    int count() {
        return next.get();
    }

    boolean isOf(String otherClient, String otherSocketId, Life otherLife) {
        return client.equals(otherClient) && socketId.equals(otherSocketId) && life == otherLife;
    }

    /** Notes what the client has said; returns whether that came after what it had said before. */
    synchronized boolean says(int said) {
        boolean later = said > lastSaid;
        lastSaid = said;
        return later;
    }

    @Override
    public String toString() {
        return "session " + number + " of " + client;
    }
}
