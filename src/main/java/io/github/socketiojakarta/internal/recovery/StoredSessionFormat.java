package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.parser.PacketException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes sessions for the store of the cluster, and reads what any server has written. Immutable.
 *
 * @param namespace the namespace of the sessions
 * @param events encodes what was missed
 * @param context the server
 */
record StoredSessionFormat(String namespace, EventEncoder events, ServerContext context) {

    /**
     * Writes a session.
     *
     * @throws IllegalArgumentException if what the application keeps with it cannot be written
     */
    StoredSession write(RecoverableSession session) {
        StoredSession stored = StoredSession.of(namespace, session.socketId(), session.privateId())
                .withRooms(session.rooms())
                .withData(context.packets().encodedValue(session.data()))
                .withOwner(StoredOwner.of(session.owner(), context));
        return sent(session.sent()).map(stored::withSent).orElse(stored);
    }

    private static Optional<StoredSession.Sent> sent(RecoverableSession.Sent sent) {
        return sent.until()
                .place()
                .map(until -> new StoredSession.Sent(sent.since().place(), until, sent.last()));
    }

    /** Returns whether a client may have a session; not if nobody knows whose it is. */
    boolean isRightful(StoredSession session, RecoveryClaim claim) {
        try {
            return claim.isRightful(Optional.of(StoredOwner.read(session.owner(), context)));
        } catch (RuntimeException e) { // whatever others have written
            return false;
        }
    }

    /**
     * A session, of which the values are read: by the application's codec, so before any lock.
     *
     * @param stored as it is in the store
     * @param owner who may have it
     * @param data what the application keeps with it
     */
    record Decoded(StoredSession stored, Caller owner, Map<String, Object> data) {}

    /**
     * Reads the values of a session.
     *
     * @throws RuntimeException if it is malformed
     */
    Decoded decode(StoredSession session) {
        return new Decoded(session, StoredOwner.read(session.owner(), context), data(session.data()));
    }

    /**
     * Returns a session for this server.
     *
     * @param rooms the rooms of its client by now
     * @param position where its client goes on
     * @param expires when it is forgotten if the client has gone meanwhile
     * @throws RuntimeException if it is malformed
     */
    static RecoverableSession session(
            Decoded decoded, Set<String> rooms, Replay missed, Position position, long expires) {
        return new RecoverableSession(
                decoded.stored().socketId(),
                RecoveryTicket.adopted(decoded.stored(), missed),
                decoded.owner(),
                "", // it is not known where the client was, and it is here again
                rooms,
                decoded.data(),
                new RecoverableSession.Sent(position, position, Optional.empty()),
                expires);
    }

    /** Returns an event that a client has missed; nothing if it is malformed, and no server has delivered it. */
    Optional<MissedEvent> missed(String place, EncodedJson array) {
        try {
            return Optional.of(new MissedEvent(place, packets(place, array)));
        } catch (RuntimeException e) { // whatever others have written
            return Optional.empty();
        }
    }

    private List<EnginePacket> packets(String place, EncodedJson array) {
        List<String> elements =
                EventPayload.elements(array.json(), array.attachments().size(), context.decoderLimits());
        if (elements.isEmpty()) {
            throw new PacketException("an event without a name");
        }
        return events.withOffset(EventPayload.name(elements.get(0)), array, place);
    }

    private Map<String, Object> data(EncodedJson data) {
        Object value = StoredOwner.value(data, context);
        Map<String, Object> present = new HashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                if (member != null) {
                    present.put(String.valueOf(name), member);
                }
            });
        }
        return present;
    }
}
