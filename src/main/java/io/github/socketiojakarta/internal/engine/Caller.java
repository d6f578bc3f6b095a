package io.github.socketiojakarta.internal.engine;

import java.security.Principal;
import java.util.Optional;

/**
 * Who sent a request, as the container knew when it arrived. Immutable.
 *
 * @param principal the user; nothing if the request is anonymous
 * @param roles the user's roles; looked at for requests that may open a session
 * @param webSession the HTTP session there was; looked at for requests that may open a session
 * @param context what code of the application runs in; that of the request, if it opens a session
 */
public record Caller(Optional<Principal> principal, Roles roles, Optional<WebSession> webSession, CallContext context) {

    /** Somebody of whom nothing is known. */
    public static final Caller ANONYMOUS = new Caller(Optional.empty(), Roles.NONE, Optional.empty());

    /** Somebody of whom the container keeps nothing with its threads. */
    public Caller(Optional<Principal> principal, Roles roles, Optional<WebSession> webSession) {
        this(principal, roles, webSession, CallContext.OF_THREAD);
    }

    /** Returns the same without what only a connection that lasts may use. */
    public Caller withoutContext() {
        return new Caller(principal, roles, webSession);
    }

    /** Returns the user's name. */
    public Optional<String> user() {
        return principal.map(Principal::getName);
    }

    /** Returns whether another may go on with what this one began: only the same user, unless this one was anonymous. */
    public boolean admits(Caller other) {
        return user().isEmpty() || user().equals(other.user());
    }

    /** Returns why a connection ends: the container may break it first when the HTTP session ends. */
    public EngineCloseReason reasonBehind(EngineCloseReason seen) {
        boolean broken = seen == EngineCloseReason.TRANSPORT_CLOSE || seen == EngineCloseReason.TRANSPORT_ERROR;
        return broken && hasLeft() ? EngineCloseReason.HTTP_SESSION_ENDED : seen;
    }

    private boolean hasLeft() {
        return webSession.stream().anyMatch(WebSession::hasEnded);
    }

    /**
     * Returns whether another may have back what this one left: not after a logout, nor after the loss of a role, because
     * nobody may ask again what that role allowed.
     */
    public boolean admitsBack(Caller other) {
        return admits(other) && !hasLeft() && other.roles().held().containsAll(roles.held());
    }
}
