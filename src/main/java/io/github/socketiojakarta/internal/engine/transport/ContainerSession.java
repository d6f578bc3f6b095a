package io.github.socketiojakarta.internal.engine.transport;

import io.github.socketiojakarta.internal.engine.WebSession;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** An HTTP session of the container. Immutable. */
record ContainerSession(HttpSession session, HttpSessionEnds ends) implements WebSession {

    @Override
    public boolean hasEnded() {
        return ends.hasEnded(session);
    }

    @Override
    public Runnable onEnd(Runnable action) {
        return ends.watch(session, action);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return type.isInstance(session) ? Optional.of(type.cast(session)) : Optional.empty();
    }
}
