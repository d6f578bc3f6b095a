package io.github.socketiojakarta.internal.servlet.caller;

import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.engine.WebSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks the container who sent a request, while it knows: the WebSocket's own {@code Session.getUserPrincipal} is empty in
 * Undertow. Thread-safe.
 */
public final class Callers {

    private final DeclaredRoles roles;
    private final HttpSessionEnds ends;
    private final Supplier<CallContext> contexts;

    /**
     * Creates what asks about these roles.
     *
     * @param contexts captures the context of the thread that asks
     */
    public Callers(DeclaredRoles roles, HttpSessionEnds ends, Supplier<CallContext> contexts) {
        this.roles = roles;
        this.ends = ends;
        this.contexts = contexts;
    }

    /** Notes that the application is being stopped. */
    public void stop() {
        ends.stop();
    }

    /** Says who goes on with a session. */
    public Caller of(HttpServletRequest request) {
        return new Caller(Optional.ofNullable(request.getUserPrincipal()), Roles.NONE, Optional.empty());
    }

    /** Says who may open a session, with all that is to be known as long as it lasts. */
    public Caller ofHandshake(HttpServletRequest request) {
        return new Caller(Optional.ofNullable(request.getUserPrincipal()), roles(request), webSession(request));
    }

    /** Keeps what the container has with the thread of a request that opens a session. */
    public EngineRequest keepContext(EngineRequest handshake) {
        return handshake.in(contexts.get());
    }

    private Roles roles(HttpServletRequest request) {
        Set<String> asked = roles.names();
        return Roles.of(asked, asked.stream().filter(request::isUserInRole).collect(Collectors.toUnmodifiableSet()));
    }

    private Optional<WebSession> webSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.of(ContainerHttpSession.of(session, ends));
    }
}
