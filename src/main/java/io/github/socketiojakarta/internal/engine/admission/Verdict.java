package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.util.concurrent.CompletableFuture;

/** What is to be done with a request: open a session, hand it to one, or refuse it. */
public sealed interface Verdict {

    /** The kinds of verdict, to switch on. */
    enum Kind {
        /** See {@link Refused}. */
        REFUSED,
        /** See {@link MethodNotAllowed}. */
        METHOD_NOT_ALLOWED,
        /** See {@link Closed}. */
        CLOSED,
        /** See {@link Undecided}. */
        UNDECIDED,
        /** See {@link Handshake}. */
        HANDSHAKE,
        /** See {@link Known}. */
        KNOWN
    }

    /** Returns the kind. */
    Kind kind();

    /**
     * The request is refused.
     *
     * @param error the error
     * @param message the text for the client
     * @param cause what exactly is wrong
     */
    record Refused(EngineError error, String message, RefusalCause cause) implements Verdict {

        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }
    }

    /** A session cannot be addressed by this method. */
    record MethodNotAllowed() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.METHOD_NOT_ALLOWED;
        }
    }

    /** The server has been closed. */
    record Closed() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }
    }

    /**
     * The application takes its time to say whether the request may open a session.
     *
     * @param verdict completed within some seconds, and never fails, with what is to be done then
     */
    record Undecided(CompletableFuture<Verdict> verdict) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.UNDECIDED;
        }
    }

    /**
     * The request may open a session.
     *
     * @param sessionId its id
     */
    record Handshake(String sessionId) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.HANDSHAKE;
        }
    }

    /**
     * The request belongs to a session.
     *
     * @param session the session
     */
    record Known(ServerSession session) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.KNOWN;
        }
    }
}
