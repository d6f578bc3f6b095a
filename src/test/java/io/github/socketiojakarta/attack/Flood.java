package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Attacker;
import io.github.socketiojakarta.attack.Attack.Target;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Sends the same again and again, with a rest after each, or else it would be the attackers who use up the processors.
 *
 * @param opening opens a connection
 * @param bytes what is sent on it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Flood(Function<Target, AttackerSocket> opening, byte[] bytes) implements Attacker {

    private static final long PAUSE_NANOS = 10_000_000;

    @Override
    public void strike(Target target) {
        try (AttackerSocket socket = opening.apply(target)) {
            boolean open = true;
            while (open && !target.isOver()) {
                open = socket.raw(bytes);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
