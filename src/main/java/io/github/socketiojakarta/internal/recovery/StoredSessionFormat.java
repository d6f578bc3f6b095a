package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.cluster.RestoredSession;
import io.github.socketiojakarta.cluster.StoredSession;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.outgoing.EventEncoder;
import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.parser.PacketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * Writes the session of a socket that is about to leave these rooms.
     *
     * @throws IllegalArgumentException if what the application keeps with it cannot be written
     */
    StoredSession write(RecoverableSocket socket, RecoveryTicket ticket, Set<String> rooms) {
        return new StoredSession(
                namespace,
                socket.id(),
                ticket.privateId(),
                rooms,
                context.packets().encodedValue(new LinkedHashMap<>(socket.data())),
                Optional.of(StoredOwner.of(socket.caller(), context)));
    }

    /** Writes a session that was read before. */
    StoredSession write(RecoverableSession session) {
        return new StoredSession(
                namespace,
                session.socketId(),
                session.privateId(),
                session.rooms(),
                context.packets().encodedValue(session.data()),
                Optional.of(StoredOwner.of(session.owner(), context)));
    }

    /**
     * Reads a session.
     *
     * @param sent where its client goes on in the log of this server
     * @param expires when it is forgotten if the client has gone meanwhile
     * @throws RuntimeException if it is malformed
     */
    RecoverableSession read(RestoredSession found, RecoverableSession.Sent sent, long expires) {
        StoredSession session = found.session();
        List<MissedEvent> missed = new ArrayList<>();
        for (RestoredSession.Missed event : found.missed()) {
            missed.add(new MissedEvent(event.offset(), packets(event)));
        }
        return new RecoverableSession(
                session.socketId(),
                RecoveryTicket.adopted(session.privateId(), new Replay(missed)),
                StoredOwner.read(session.owner(), context),
                "", // it is not known where the client was, and it is here again
                session.rooms(),
                data(session.data()),
                sent,
                expires);
    }

    private List<EnginePacket> packets(RestoredSession.Missed event) {
        EncodedJson array = event.packet();
        List<String> elements =
                EventPayload.elements(array.json(), array.attachments().size(), context.decoderLimits());
        if (elements.isEmpty()) {
            throw new PacketException("an event without a name");
        }
        return events.withOffset(EventPayload.name(elements.get(0)), array, event.offset());
    }

    private Map<String, Object> data(EncodedJson data) {
        Object value = context.packets().json().decode(data.json(), Object.class, data.attachments());
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
