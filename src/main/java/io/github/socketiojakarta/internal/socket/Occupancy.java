package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Socket;
import java.util.HashSet;
import java.util.Set;

/** Who keeps a namespace alive: the sockets that are in it, or about to be. Implementations are thread-safe. */
interface Occupancy {

    /** Of a namespace that stays until the server closes. */
    Occupancy PERMANENT = new Occupancy() {
        @Override
        public boolean enter(Socket socket) {
            return true;
        }

        @Override
        public void leave(Socket socket) {}

        @Override
        public boolean stay() {
            return true;
        }

        @Override
        public void check() {}
    };

    /** Returns whether the socket could enter; if not, the namespace is going, and another must be made. */
    boolean enter(Socket socket);

    /** Notes that a socket has left or never came in; doing so again changes nothing. */
    void leave(Socket socket);

    /** Keeps the namespace until the server closes; returns whether that was possible, or it is going. */
    boolean stay();

    /** Notes that somebody who was about to enter does not. */
    void check();

    /** Of a namespace that goes when its last socket has left: from then on nobody can enter. */
    final class Temporary implements Occupancy {

        private final Runnable whenOver;

        @GuardedBy("this")
        private final Set<Socket> sockets = new HashSet<>();

        @GuardedBy("this")
        private boolean over;

        @GuardedBy("this")
        private boolean permanent;

        Temporary(Runnable whenOver) {
            this.whenOver = whenOver;
        }

        @Override
        public synchronized boolean enter(Socket socket) {
            if (!over) {
                sockets.add(socket);
            }
            return !over;
        }

        @Override
        public void leave(Socket socket) {
            synchronized (this) {
                if (!sockets.remove(socket)) {
                    return;
                }
            }
            check();
        }

        @Override
        public void check() {
            synchronized (this) {
                if (over || permanent || !sockets.isEmpty()) {
                    return;
                }
                over = true;
            }
            whenOver.run();
        }

        @Override
        public synchronized boolean stay() {
            permanent = !over;
            return permanent;
        }
    }
}
