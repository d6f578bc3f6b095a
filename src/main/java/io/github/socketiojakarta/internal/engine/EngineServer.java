package io.github.socketiojakarta.internal.engine;

import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Owns the sessions of both transports. Thread-safe.
 *
 * <p>A door asks {@link #verify} what to make of a request, and then opens a session, hands the request to the session
 * it belongs to, or refuses it.
 */
public final class EngineServer {

    private final EngineOptions options;
    private final EngineThreads threads;
    private final EngineListener listener;
    private final SessionRegistry registry = new SessionRegistry();
    private final ConnectionPlaces places;
    private final RequestVerifier verifier;
    private final EngineHooks hooks;
    private final Inflow inflow;
    private volatile boolean closed;

    /** Creates a server without sessions. */
    public EngineServer(EngineOptions options, EngineThreads threads, EngineListener listener, EngineHooks hooks) {
        this.options = options;
        this.threads = threads;
        this.listener = listener;
        this.hooks = hooks;
        this.inflow = new Inflow(threads, options, hooks);
        this.places = new ConnectionPlaces(options.admission());
        HandshakeRates rates = new HandshakeRates(options.admission(), System::nanoTime, new SecureRandom().nextLong());
        this.verifier = new RequestVerifier(registry, options, hooks, new HandshakeGate(places, rates));
    }

    /** Switches WebSocket off, because the container has none; polling goes on. */
    public void disableWebSocket() {
        Set<EngineTransport> rest = EnumSet.noneOf(EngineTransport.class);
        rest.addAll(verifier.transports());
        rest.remove(EngineTransport.WEBSOCKET);
        verifier.restrictTo(Set.copyOf(rest));
    }

    /** Says what to make of a request. May call the application's filter, which may block. */
    public Verdict verify(CurrentRequest request, RequestKind kind) {
        Verdict verdict = verifier.verify(request, kind);
        if (verdict instanceof Verdict.Refused refused) {
            tell(request.kept(), refused);
        } else if (verdict.kind() == Verdict.Kind.METHOD_NOT_ALLOWED) {
            SessionLog.refused(request, "method not allowed");
        } else if (closed && verdict.kind() == Verdict.Kind.HANDSHAKE) {
            SessionLog.refused(request, "the server is closed");
            return new Verdict.Closed();
        }
        return verdict;
    }

    private void tell(EngineRequest request, Verdict.Refused refused) {
        SessionLog.refused(request, refused.cause() + " (" + refused.message() + ")");
        hooks.refused(request, refused.error(), refused.message(), refused.cause());
    }

    /** Returns what the layer above has a say in. */
    public EngineHooks hooks() {
        return hooks;
    }

    /** Opens a session on polling; the exchange is answered with the handshake. */
    public void openPolling(String id, EngineRequest request, PollExchange exchange) {
        ServerSession session = new ServerSession(this, id, request, places.of(request.remoteAddress()));
        Optional<Verdict.Refused> refusal = admit(session);
        if (refusal.isPresent()) {
            exchange.refuse(refusal.get().error());
            return;
        }
        PollingTransport transport =
                new PollingTransport(session, session.queue(), settings().maxPacketsPerPoll());
        session.open(transport, SessionEvent.OPENED_POLLING);
        transport.begin(exchange, handshake(session, EngineTransport.POLLING));
    }

    /** Opens a session on a WebSocket; returns what its frames go to. */
    public FrameReceiver openWebSocket(String id, EngineRequest request, FrameChannel channel) {
        ServerSession session = new ServerSession(this, id, request, places.of(request.remoteAddress()));
        if (admit(session).isPresent()) { // too late for an answer by HTTP
            return new RefusedUpgrade(channel);
        }
        WebSocketTransport transport = new WebSocketTransport(
                session, channel, session.queue(), threads, d -> session.fail(EngineCloseReason.TRANSPORT_ERROR, d));
        session.queue().offer(List.of(handshake(session, EngineTransport.WEBSOCKET)));
        session.open(transport, SessionEvent.OPENED_WEBSOCKET);
        transport.flush();
        return new SessionFrames(session, transport, inflow);
    }

    /** Looks again whether there is a place, and whether the id is free: others may have come since the handshake was accepted. */
    private Optional<Verdict.Refused> admit(ServerSession session) {
        Optional<Verdict.Refused> refusal = session.place().take().map(HandshakeLimit::refusal);
        if (refusal.isEmpty() && !registry.add(session)) {
            session.place().free();
            refusal = Optional.of(RequestVerifier.refused(EngineError.BAD_REQUEST, RefusalCause.ID_GENERATION_ERROR));
        }
        refusal.ifPresent(refused -> tell(session.request(), refused));
        return refusal;
    }

    /** Uses a WebSocket to upgrade a session; returns what its frames go to. */
    public FrameReceiver upgrade(ServerSession session, FrameChannel channel) {
        return session.upgrade(channel);
    }

    private TextPacket handshake(ServerSession session, EngineTransport transport) {
        boolean upgradable = transport == EngineTransport.POLLING
                && options.allowUpgrades()
                && verifier.transports().contains(EngineTransport.WEBSOCKET);
        return TextPacket.of(
                EnginePacketType.OPEN,
                "{\"sid\":\"" + session.id() + "\",\"upgrades\":[" + (upgradable ? "\"websocket\"" : "")
                        + "],\"pingInterval\":" + options.pingInterval().toMillis()
                        + ",\"pingTimeout\":" + options.pingTimeout().toMillis()
                        + ",\"maxPayload\":" + options.maxHttpBufferSize() + "}");
    }

    /** Returns the number of sessions, those that are still closing among them. */
    public int sessionCount() {
        return registry.size();
    }

    /** Refuses new sessions from now on; those there are go on. */
    public void stopAccepting() {
        closed = true;
    }

    /** Closes every session with {@link EngineCloseReason#SERVER_SHUTTING_DOWN} and refuses new ones. */
    public void close() {
        stopAccepting();
        Each.of(registry.all(), session -> session.close(EngineCloseReason.SERVER_SHUTTING_DOWN));
    }

    /** Returns the settings. */
    public EngineOptions settings() {
        return options;
    }

    /** Returns the threads. */
    public EngineThreads threads() {
        return threads;
    }

    boolean isClosed() {
        return closed;
    }

    EngineListener listener() {
        return listener;
    }

    Inflow inflow() {
        return inflow;
    }

    SessionRegistry registry() {
        return registry;
    }
}
