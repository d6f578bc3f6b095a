package io.github.socketiojakarta.chaos;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.BitSet;
import java.util.Optional;

/**
 * What one client has said, whatever the connection and the server: the database of the application. Thread-safe.
 *
 * <p>A client with {@code retries} says everything until it is told that it was heard, so the application leaves out what
 * it knows already. Of the others each saying may be lost, and none may be heard twice.
 */
final class Ledger {

    private final boolean retries;

    @GuardedBy("this")
    private final BitSet heard = new BitSet();

    @GuardedBy("this")
    private int repeated;

    Ledger(boolean retries) {
        this.retries = retries;
    }

    /** Returns what is wrong with what a client says. */
    synchronized Optional<String> hear(int number, Session session) {
        if (retries) {
            return hearOnce(number);
        }
        boolean inOrder = session.says(number);
        if (heard.get(number)) {
            return Optional.of("the server hears " + number + " twice");
        }
        heard.set(number);
        return inOrder
                ? Optional.empty()
                : Optional.of("the server hears " + number + " after a later one, " + session);
    }

    @GuardedBy("this")
    private Optional<String> hearOnce(int number) {
        int next = heard.cardinality();
        if (number > next) {
            return Optional.of("the server hears " + number + " before " + next);
        }
        repeated += number < next ? 1 : 0;
        heard.set(number);
        return Optional.empty();
    }

    /**
     * Compares what was heard with what the client knows.
     *
     * @param said how many numbers the client has said
     * @param answered those of which it knows that they were heard
     */
    synchronized Optional<String> settle(int said, int[] answered) {
        for (int number : answered) {
            if (!heard.get(number)) {
                return Optional.of("the client has the answer to " + number + ", which the server has never heard");
            }
        }
        if (heard.length() > said) {
            return Optional.of("the server has heard " + (heard.length() - 1) + " of " + said + " numbers");
        }
        if (retries && (heard.cardinality() != said || answered.length != said)) {
            return Optional.of("of " + said + " numbers the server has heard " + heard.cardinality()
                    + " and the client has answers to " + answered.length);
        }
        return Optional.empty();
    }

    synchronized int heard() {
        return heard.cardinality();
    }

    synchronized int repeated() {
        return repeated;
    }
}
