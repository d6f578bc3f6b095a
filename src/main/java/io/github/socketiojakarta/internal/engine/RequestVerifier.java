package io.github.socketiojakarta.internal.engine;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a request, in the order in which the reference checks: transport, origin, session, transport and
 * protocol of the session, method, upgrade, application, protocol. The limits come before the application. Where the reference finds out only after the
 * WebSocket handshake, the request is refused before it. Thread-safe.
 */
final class RequestVerifier {

    private final SessionRegistry registry;
    private final EngineHooks hooks;
    private final ProtocolChoice protocols;
    private final boolean sameUser;
    private final HandshakeGate gate;
    private volatile Set<EngineTransport> transports;

    RequestVerifier(SessionRegistry registry, EngineOptions options, EngineHooks hooks, HandshakeGate gate) {
        this.registry = registry;
        this.transports = options.transports();
        this.protocols = options.allowEIO3() ? ProtocolChoice.NEW_AND_OLD : ProtocolChoice.NEW_ONLY;
        this.sameUser = options.sameUser();
        this.hooks = hooks;
        this.gate = gate;
    }

    void restrictTo(Set<EngineTransport> allowed) {
        transports = allowed;
    }

    Set<EngineTransport> transports() {
        return transports;
    }

    Verdict verify(CurrentRequest request, RequestKind kind) {
        EngineTransport transport = transport(request.parameter("transport"));
        if (transport == null) {
            return refused(EngineError.TRANSPORT_UNKNOWN, RefusalCause.TRANSPORT_UNKNOWN);
        }
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

    private Verdict known(String sid, CurrentRequest request, EngineTransport transport, RequestKind kind) {
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

    private Verdict known(ServerSession session, CurrentRequest request, EngineTransport transport, RequestKind kind) {
        boolean fits = kind == RequestKind.UPGRADE
                ? transport == EngineTransport.WEBSOCKET
                : kind == RequestKind.PLAIN && transport == session.transport() && transport == EngineTransport.POLLING;
        if (!fits) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.TRANSPORT_MISMATCH);
        }
        if (ProtocolChoice.version(request) != session.protocol()) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.PROTOCOL_MISMATCH);
        }
        boolean allowed = kind == RequestKind.UPGRADE
                || request.method().equals("GET")
                || request.method().equals("POST");
        return allowed ? new Verdict.Known(session) : new Verdict.MethodNotAllowed();
    }

    private Verdict handshake(CurrentRequest request, EngineTransport transport, RequestKind kind) {
        if (!request.method().equals("GET") && kind == RequestKind.PLAIN) {
            return refused(EngineError.BAD_HANDSHAKE_METHOD, RefusalCause.BAD_HANDSHAKE_METHOD);
        }
        if (kind == RequestKind.MALFORMED_UPGRADE
                || (transport == EngineTransport.WEBSOCKET) != (kind == RequestKind.UPGRADE)) {
            return refused(EngineError.BAD_REQUEST, RefusalCause.TRANSPORT_HANDSHAKE_ERROR);
        }
        Optional<HandshakeLimit> limit = gate.limit(request.remoteAddress());
        return limit.isPresent() ? limit.get().refusal() : permitted(request);
    }

    private Verdict permitted(CurrentRequest request) {
        Optional<String> refusal = hooks.refusal(request.kept());
        if (refusal.isPresent()) {
            return new Verdict.Refused(EngineError.FORBIDDEN, refusal.get(), RefusalCause.FORBIDDEN);
        }
        return protocols.allows(request)
                ? identified(request)
                : refused(EngineError.UNSUPPORTED_PROTOCOL_VERSION, RefusalCause.UNSUPPORTED_PROTOCOL_VERSION);
    }

    private Verdict identified(CurrentRequest request) {
        Optional<String> id = registry.newId(hooks.sessionId(request.kept()));
        return id.isPresent()
                ? new Verdict.Handshake(id.get())
                : refused(EngineError.BAD_REQUEST, RefusalCause.ID_GENERATION_ERROR);
    }

    private @Nullable EngineTransport transport(@Nullable String name) {
        for (EngineTransport transport : transports) {
            if (transport.wireName().equals(name)) {
                return transport;
            }
        }
        return null;
    }

    static Verdict.Refused refused(EngineError error, RefusalCause cause) {
        return new Verdict.Refused(error, error.message(), cause);
    }
}
