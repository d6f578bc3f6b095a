package io.github.socketiojakarta.internal.engine.admission;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol4;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionProtocol;
import io.github.socketiojakarta.internal.engine.session.SessionRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Decides about a request, in the order in which the reference checks: transport, origin, session, transport and
 * protocol of the session, method, upgrade, application, protocol. The limits come before the application. Where the reference finds out only after the
 * WebSocket handshake, the request is refused before it. Thread-safe.
 */
public final class RequestVerifier {

    private final SessionRegistry registry;
    private final EngineHooks hooks;
    private final EnabledTransports transports;
    private final boolean allowEIO3;
    private final boolean sameUser;
    private final HandshakeGate gate;

    /** Creates what decides about the requests of a server. */
    public RequestVerifier(
            SessionRegistry registry,
            EnabledTransports transports,
            EngineOptions options,
            EngineHooks hooks,
            HandshakeGate gate) {
        this.registry = registry;
        this.transports = transports;
        this.allowEIO3 = options.allowEIO3();
        this.sameUser = options.sameUser();
        this.hooks = hooks;
        this.gate = gate;
    }

    /** Says what to make of a request. May call the application's filter, which may block. */
    public Verdict verify(CurrentRequest request, RequestKind kind) {
        Optional<TransportType> transport = transports.find(request.parameter("transport"));
        return transport.isPresent()
                ? verify(request, transport.get(), kind)
                : refused(EngineError.TRANSPORT_UNKNOWN, RefusalCause.TRANSPORT_UNKNOWN);
    }

    private Verdict verify(CurrentRequest request, TransportType transport, RequestKind kind) {
        Optional<String> origin = Origins.of(request);
        if (origin.isPresent() && !Origins.isHeaderText(origin.get())) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.INVALID_ORIGIN);
        }
        if (origin.isPresent() && !allows(origin.get(), request)) {
            return refused(EngineError.FORBIDDEN, RefusalCause.FORBIDDEN_ORIGIN);
        }
        String sid = request.parameter("sid");
        return sid == null || sid.isEmpty()
                ? handshake(request, transport, kind)
                : known(sid, request, transport, kind);
    }

    private boolean allows(String origin, CurrentRequest request) {
        return Origins.isSame(origin, request) || hooks.allowsOrigin(origin);
    }

    private Verdict known(String sid, CurrentRequest request, TransportType transport, RequestKind kind) {
        Optional<ServerSession> found = registry.find(sid);
        if (found.isEmpty()) {
            return refused(EngineError.SESSION_ID_UNKNOWN, RefusalCause.UNKNOWN_SID);
        }
        ServerSession session = found.get();
        if (sameUser && isOfOtherUser(session, request)) {
            return refused(EngineError.SESSION_ID_UNKNOWN, RefusalCause.OTHER_USER); // and it does not learn of it
        }
        return known(session, request, transport, kind);
    }

    /** Asks the container who it is only if that matters. */
    private static boolean isOfOtherUser(ServerSession session, CurrentRequest request) {
        Caller owner = session.request().caller();
        return owner.user().isPresent() && !owner.admits(request.caller());
    }

    private Verdict known(ServerSession session, CurrentRequest request, TransportType transport, RequestKind kind) {
        boolean fits = kind == RequestKind.UPGRADE
                ? transport.beginsWithUpgrade()
                : kind == RequestKind.PLAIN && transport == session.transport() && !transport.beginsWithUpgrade();
        if (!fits) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.TRANSPORT_MISMATCH);
        }
        if (SessionProtocol.version(request) != session.protocol()) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.PROTOCOL_MISMATCH);
        }
        boolean allowed = kind == RequestKind.UPGRADE
                || request.method().equals("GET")
                || request.method().equals("POST");
        return allowed ? new Verdict.Known(session) : new Verdict.MethodNotAllowed();
    }

    private Verdict handshake(CurrentRequest request, TransportType transport, RequestKind kind) {
        if (!request.method().equals("GET") && kind == RequestKind.PLAIN) {
            return refused(EngineError.BAD_HANDSHAKE_METHOD, RefusalCause.BAD_HANDSHAKE_METHOD);
        }
        if (kind == RequestKind.MALFORMED_UPGRADE || transport.beginsWithUpgrade() != (kind == RequestKind.UPGRADE)) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.TRANSPORT_HANDSHAKE_ERROR);
        }
        Optional<HandshakeLimit> limit = gate.tryEnter(request.remoteAddress());
        return limit.isPresent() ? limit.get().refusal() : permitted(request);
    }

    private Verdict permitted(CurrentRequest request) {
        EngineRequest kept = request.kept();
        CompletableFuture<Optional<String>> refusal = hooks.refusal(kept);
        return refusal.isDone()
                ? decided(request, refusal.join())
                : new Verdict.Undecided(refusal.thenApply(late -> decided(kept, late)));
    }

    private Verdict decided(CurrentRequest request, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return new Verdict.Refused(EngineError.FORBIDDEN, refusal.get(), RefusalCause.FORBIDDEN);
        }
        return allowEIO3 || SessionProtocol.version(request) == EngineProtocol4.VERSION
                ? identified(request)
                : refused(EngineError.UNSUPPORTED_PROTOCOL_VERSION, RefusalCause.UNSUPPORTED_PROTOCOL_VERSION);
    }

    private Verdict identified(CurrentRequest request) {
        Optional<String> id = registry.newId(hooks.sessionId(request.kept()));
        return id.isPresent()
                ? new Verdict.Handshake(id.get())
                : refused(EngineError.BAD_REQUEST, RefusalCause.ID_GENERATION_ERROR);
    }

    /** Returns the refusal with the usual text. */
    public static Verdict.Refused refused(EngineError error, RefusalCause cause) {
        return new Verdict.Refused(error, error.message(), cause);
    }
}
