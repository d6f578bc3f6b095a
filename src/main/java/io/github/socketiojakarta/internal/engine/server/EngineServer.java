package io.github.socketiojakarta.internal.engine.server;

import io.github.socketiojakarta.internal.engine.CurrentRequest;
import io.github.socketiojakarta.internal.engine.Each;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.EngineSessions;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.RefusalCause;
import io.github.socketiojakarta.internal.engine.SessionReceiverFactory;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.admission.ConnectionPlaces;
import io.github.socketiojakarta.internal.engine.admission.EnabledTransports;
import io.github.socketiojakarta.internal.engine.admission.HandshakeGate;
import io.github.socketiojakarta.internal.engine.admission.HandshakeLimit;
import io.github.socketiojakarta.internal.engine.admission.HandshakeRates;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.RequestVerifier;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.FrameChannel;
import io.github.socketiojakarta.internal.engine.door.FrameReceiver;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.polling.PollingTransport;
import io.github.socketiojakarta.internal.engine.session.Backpressure;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import io.github.socketiojakarta.internal.engine.session.SessionContext;
import io.github.socketiojakarta.internal.engine.session.SessionEvent;
import io.github.socketiojakarta.internal.engine.session.SessionLog;
import io.github.socketiojakarta.internal.engine.session.SessionRegistry;
import io.github.socketiojakarta.internal.engine.upgrade.Upgrades;
import io.github.socketiojakarta.internal.engine.websocket.RefusedWebSocket;
import io.github.socketiojakarta.internal.engine.websocket.SessionFrames;
import io.github.socketiojakarta.internal.engine.websocket.WebSocketTransport;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The Engine.IO server without a container: checks requests, opens sessions, and starts upgrades. Thread-safe.
 *
 * <p>A door asks {@link #verify} what to make of a request, and then opens a session, hands the request to the session
 * it belongs to, or refuses it.
 */
public final class EngineServer implements EngineSessions {

    private final SessionRegistry registry = new SessionRegistry();
    private final SessionContext context;
    private final EnabledTransports transports;
    private final ConnectionPlaces places;
    private final RequestVerifier verifier;
    private final Upgrades upgrades;

    /** Creates a server without sessions. */
    public EngineServer(
            EngineOptions options, EngineThreads threads, SessionReceiverFactory listener, EngineHooks hooks) {
        Backpressure backpressure = new Backpressure(threads, options, hooks);
        this.context = new SessionContext(options, threads, listener, hooks, backpressure, registry);
        this.transports = new EnabledTransports(options.transports(), options.allowUpgrades());
        this.places = new ConnectionPlaces(options.admission());
        HandshakeRates rates =
                new HandshakeRates(options.admission(), threads.nanoTime(), new SecureRandom().nextLong());
        this.verifier = new RequestVerifier(registry, transports, options, hooks, new HandshakeGate(places, rates));
        this.upgrades = new Upgrades(options, threads);
    }

    /** Switches WebSocket off, because the container has none; polling goes on. */
    public void disableWebSocket() {
        transports.disable(TransportType.WEBSOCKET);
    }

    /** Says what to make of a request. May call the application's filter, which may block. */
    public Verdict verify(CurrentRequest request, RequestKind kind) {
        Verdict verdict = verifier.verify(request, kind);
        if (verdict instanceof Verdict.Undecided undecided) {
            EngineRequest kept = request.kept();
            return new Verdict.Undecided(undecided.verdict().thenApply(late -> told(kept, late)));
        }
        return told(request, verdict);
    }

    private Verdict told(CurrentRequest request, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            tell(request.kept(), refused);
        } else if (verdict.kind() == Verdict.Kind.METHOD_NOT_ALLOWED) {
            SessionLog.refused(request, "method not allowed");
        } else if (registry.isClosed() && verdict.kind() == Verdict.Kind.HANDSHAKE) {
            SessionLog.refused(request, "the server is closed");
            return new Verdict.Closed();
        }
        return verdict;
    }

    private void tell(EngineRequest request, Verdict.Refused refused) {
        SessionLog.refused(request, refused.cause() + " (" + refused.message() + ")");
        hooks().refused(request, refused.error(), refused.message(), refused.cause());
    }

    /** Returns what the layer above has a say in. */
    public EngineHooks hooks() {
        return context.hooks();
    }

    /** Opens a session on polling; the exchange is answered with the handshake. */
    public void openPolling(String id, EngineRequest request, PollExchange exchange) {
        ConnectionPlaces.Place place = places.of(request.remoteAddress());
        ServerSession session = new ServerSession(context, id, request, place);
        Optional<Verdict.Refused> refusal = admit(session, place);
        if (refusal.isPresent()) {
            exchange.refuse(refusal.get().error());
            return;
        }
        PollingTransport transport = new PollingTransport(session, settings().maxPacketsPerPoll());
        session.open(transport, SessionEvent.OPENED_POLLING);
        transport.begin(exchange, handshake(session, TransportType.POLLING));
    }

    /** Opens a session on a WebSocket; returns what its frames go to. */
    public FrameReceiver openWebSocket(String id, EngineRequest request, FrameChannel channel) {
        ConnectionPlaces.Place place = places.of(request.remoteAddress());
        ServerSession session = new ServerSession(context, id, request, place);
        if (admit(session, place).isPresent()) { // too late for an answer by HTTP
            return new RefusedWebSocket(channel);
        }
        WebSocketTransport transport = new WebSocketTransport(
                session, channel, session.queue(), threads(), d -> session.fail(EngineCloseReason.TRANSPORT_ERROR, d));
        session.queue().offer(List.of(handshake(session, TransportType.WEBSOCKET)));
        session.open(transport, SessionEvent.OPENED_WEBSOCKET);
        transport.flush();
        return new SessionFrames(session, transport);
    }

    /** Looks again whether there is a place, and whether the id is free: others may have come since the handshake was accepted. */
    private Optional<Verdict.Refused> admit(ServerSession session, ConnectionPlaces.Place place) {
        Optional<Verdict.Refused> refusal = place.take().map(HandshakeLimit::refusal);
        if (refusal.isEmpty() && !registry.add(session)) {
            place.free();
            refusal = Optional.of(RequestVerifier.refused(EngineError.BAD_REQUEST, RefusalCause.ID_GENERATION_ERROR));
        }
        refusal.ifPresent(refused -> tell(session.request(), refused));
        return refusal;
    }

    /** Uses a WebSocket to upgrade a session; returns what its frames go to. */
    public FrameReceiver upgrade(ServerSession session, FrameChannel channel) {
        return upgrades.begin(session, channel);
    }

    private TextPacket handshake(ServerSession session, TransportType transport) {
        return OpenPacket.of(session.id(), transports.upgradesOf(transport), settings());
    }

    @Override
    public int sessionCount() {
        return registry.size();
    }

    @Override
    public void stopAccepting() {
        registry.close();
    }

    @Override
    public void close() {
        stopAccepting();
        Each.of(registry.all(), session -> session.close(EngineCloseReason.SERVER_SHUTTING_DOWN));
    }

    /** Returns the settings. */
    public EngineOptions settings() {
        return context.options();
    }

    /** Returns the threads. */
    public EngineThreads threads() {
        return context.threads();
    }
}
