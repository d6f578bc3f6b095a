package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Attacker;
import io.github.socketiojakarta.attack.Attack.Target;
import java.util.function.Function;

/**
 * Sends the same again and again, as fast as the server takes it.
 *
 * @param opening opens a connection
 * @param bytes what is sent on it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Flood(Function<Target, AttackerSocket> opening, byte[] bytes) implements Attacker {

    @Override
    public void strike(Target target) {
        try (AttackerSocket socket = opening.apply(target)) {
            boolean open = true;
            while (open && !target.isOver()) {
                open = socket.raw(bytes);
            }
        }
    }
}
