package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.internal.engine.WebSession;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The HTTP session of a test client, as the engine sees it. Immutable.
 *
 * @param session the session
 * @param followed whether its end matters
 * @param turns lets the end come when nobody is in the middle of something
 */
record FakeWebSession(HttpSession session, boolean followed, Turns turns) implements WebSession {

    @Override
    public boolean hasEnded() {
        return followed && session instanceof InMemoryHttpSession known && known.hasEnded();
    }

    @Override
    public Runnable onEnd(Runnable action) {
        return followed && session instanceof InMemoryHttpSession known
                ? known.onEnd(() -> turns.afterwards(action))
                : () -> {};
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(session) ? Optional.of(type.cast(session)) : Optional.empty();
    }
}
