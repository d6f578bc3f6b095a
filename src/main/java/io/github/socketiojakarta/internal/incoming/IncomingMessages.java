package io.github.socketiojakarta.internal.incoming;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.internal.context.LimitCounters;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.Parser;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns the messages of one client into packets, and ends the connection of one whose messages are none, or
 * too many. Thread-safe:
 * the decoder has a lock, under which nothing else is called.
 */
public final class IncomingMessages {

    private static final System.Logger LOG = System.getLogger(IncomingMessages.class.getName());

    private final EngineSession session;
    private final ConnectionTimers timers;
    private final LimitCounters limits;
    private final EventRate rate;

    @GuardedBy("decoder")
    private final Parser.Decoder decoder;

    /** Creates those of a client that has sent nothing yet. */
    public IncomingMessages(ServerContext context, EngineSession session, ConnectionTimers timers) {
        this.session = session;
        this.timers = timers;
        this.limits = context.limits();
        this.rate = EventRate.of(
                context.options().maxEventsPerSecond(), context.threads().nanoTime());
        this.decoder = context.packets().parser().decoder(context.decoderLimits());
    }

    /** Returns the packet that a message completes, if it does. */
    public Optional<Packet> receive(Function<Parser.Decoder, Optional<Packet>> decoding) {
        Optional<Packet> packet;
        boolean pending;
        try {
            synchronized (decoder) {
                packet = decoding.apply(decoder);
                pending = decoder.isPending();
                (pending ? decoder.pending() : packet).ifPresent(ClientPackets::check);
            }
        } catch (PacketException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "{0}: bad packet: {1}",
                    LogText.ofSecret(session.id()),
                    LogText.of(e.getMessage()));
            e.limit().ifPresent(limits::exceeded);
            session.close(EngineCloseReason.FORCED_CLOSE);
            return Optional.empty();
        }
        timers.attachments(pending);
        return packet.filter(this::isWithinRate);
    }

    private boolean isWithinRate(Packet packet) {
        if (rate.allows(packet)) {
            return true;
        }
        LOG.log(System.Logger.Level.DEBUG, "{0}: too many events", LogText.ofSecret(session.id()));
        limits.exceeded(Limit.MAX_EVENTS_PER_SECOND);
        session.close(EngineCloseReason.FAST_PRODUCER);
        return false;
    }
}
