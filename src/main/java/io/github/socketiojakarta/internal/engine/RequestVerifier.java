package io.github.socketiojakarta.internal.engine;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides about a request, in the order in which the reference checks: transport, origin, session, transport and
 * protocol of the session, method, upgrade, application, protocol. Where the reference finds out only after the
 * WebSocket handshake, the request is refused before it. Thread-safe.
 */
final class RequestVerifier {

    private final SessionRegistry registry;
    private final HandshakeFilter filter;
    private final ProtocolChoice protocols;
    private volatile Set<EngineTransport> transports;

    RequestVerifier(SessionRegistry registry, EngineOptions options, HandshakeFilter filter) {
        this.registry = registry;
        this.transports = options.transports();
        this.protocols = options.allowEIO3() ? ProtocolChoice.NEW_AND_OLD : ProtocolChoice.NEW_ONLY;
        this.filter = filter;
    }

    void restrictTo(Set<EngineTransport> allowed) {
        transports = allowed;
    }

    Set<EngineTransport> transports() {
        return transports;
    }

    Verdict verify(EngineRequest request, RequestKind kind) {
        EngineTransport transport = transport(request.query().get("transport"));
        if (transport == null) {
            return refused(EngineError.TRANSPORT_UNKNOWN);
        }
        if (!isHeaderText(request.headers().getOrDefault("origin", ""))) {
            return refused(EngineError.BAD_REQUEST);
        }
        String sid = request.query().getOrDefault("sid", "");
        return sid.isEmpty() ? handshake(request, transport, kind) : known(sid, request, transport, kind);
    }

    private Verdict known(String sid, EngineRequest request, EngineTransport transport, RequestKind kind) {
        Optional<ServerSession> found = registry.find(sid);
        if (found.isEmpty()) {
            return refused(EngineError.SESSION_ID_UNKNOWN);
        }
        ServerSession session = found.get();
        boolean fits = kind == RequestKind.UPGRADE
                ? transport == EngineTransport.WEBSOCKET
                : transport == session.transport() && transport == EngineTransport.POLLING;
        if (!fits || ProtocolChoice.version(request) != session.protocol()) {
            return refused(EngineError.BAD_REQUEST);
        }
        boolean allowed = kind == RequestKind.UPGRADE
                || request.method().equals("GET")
                || request.method().equals("POST");
        return allowed ? new Verdict.Known(session) : new Verdict.MethodNotAllowed();
    }

    private Verdict handshake(EngineRequest request, EngineTransport transport, RequestKind kind) {
        if (!request.method().equals("GET") && kind != RequestKind.UPGRADE) {
            return refused(EngineError.BAD_HANDSHAKE_METHOD);
        }
        if ((transport == EngineTransport.WEBSOCKET) != (kind == RequestKind.UPGRADE)) {
            return refused(EngineError.BAD_REQUEST);
        }
        Optional<String> refusal = filter.refusal(request);
        if (refusal.isPresent()) {
            return new Verdict.Refused(EngineError.FORBIDDEN, refusal.get());
        }
        return protocols.allows(request) ? new Verdict.Handshake() : refused(EngineError.UNSUPPORTED_PROTOCOL_VERSION);
    }

    private @Nullable EngineTransport transport(@Nullable String name) {
        for (EngineTransport transport : transports) {
            if (transport.wireName().equals(name)) {
                return transport;
            }
        }
        return null;
    }

    private static Verdict refused(EngineError error) {
        return new Verdict.Refused(error, error.message());
    }

    /** Tells whether Node.js would accept the text as a header's value. */
    private static boolean isHeaderText(String value) {
        return value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xff && c != 0x7f));
    }
}
