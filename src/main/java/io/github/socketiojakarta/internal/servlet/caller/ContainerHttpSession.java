package io.github.socketiojakarta.internal.servlet.caller;

import io.github.socketiojakarta.internal.engine.WebSession;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** An HTTP session of the container. Immutable, but for what it holds. */
record ContainerHttpSession(HttpSession session, HttpSessionLife life, HttpSessionEnds ends) implements WebSession {

    static ContainerHttpSession of(HttpSession session, HttpSessionEnds ends) {
        return new ContainerHttpSession(session, ends.of(session), ends);
    }

    @Override
    public boolean hasEnded() {
        return life.hasEnded();
    }

    @Override
    public Runnable onEnd(Runnable action) {
        return ends.watch(life, action);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(session) ? Optional.of(type.cast(session)) : Optional.empty();
    }
}
