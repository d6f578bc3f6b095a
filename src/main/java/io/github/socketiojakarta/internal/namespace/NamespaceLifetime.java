package io.github.socketiojakarta.internal.namespace;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Socket;
import java.util.HashSet;
import java.util.Set;

/** How long a namespace is there: for good, or as long as a socket is in it, or about to be. Implementations are thread-safe. */
public interface NamespaceLifetime {

    /** Of a namespace that stays until the server closes. */
    NamespaceLifetime PERMANENT = new NamespaceLifetime() {
        @Override
        public boolean enter(Socket socket) {
            return true;
        }

        @Override
        public void exit(Socket socket) {}

        @Override
        public boolean keep() {
            return true;
        }

        @Override
        public void endIfEmpty() {}
    };

    /** Returns whether the socket could enter; if not, the namespace is going, and another must be made. */
    boolean enter(Socket socket);

    /** Notes that a socket is gone or never came in; doing so again changes nothing. */
    void exit(Socket socket);

    /** Keeps the namespace until the server closes; returns whether that was possible, or it is going. */
    boolean keep();

    /** Lets the namespace go if nobody is in it: somebody who was about to enter does not. */
    void endIfEmpty();

    /** Of a namespace that goes when its last socket has left: from then on nobody can enter. */
    final class Temporary implements NamespaceLifetime {

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
        public void exit(Socket socket) {
            synchronized (this) {
                if (!sockets.remove(socket)) {
                    return;
                }
            }
            endIfEmpty();
        }

        @Override
        public void endIfEmpty() {
            synchronized (this) {
                if (over || permanent || !sockets.isEmpty()) {
                    return;
                }
                over = true;
            }
            whenOver.run();
        }

        @Override
        public synchronized boolean keep() {
            permanent = !over;
            return permanent;
        }
    }
}
