package io.github.socketiojakarta.cluster;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of a socket whose client is gone. Immutable. */
public final class StoredSession {

    /**
     * What was sent to a client, as places in the medium. Without it, a client could come back only if the last message that
     * it has received is still kept, and not at all if it has received none. Immutable.
     *
     * @param since all messages after this place were sent to it; nothing if that is not known
     * @param until up to this place
     * @param last the place of the last one of them that was for it, or another name that its server has given the last event;
     *     nothing if there was none
     */
    public record Sent(Optional<String> since, String until, Optional<String> last) {}

    private final Parts parts;

    private StoredSession(Parts parts) {
        this.parts = parts;
    }

    private record Parts(
            String namespace,
            String socketId,
            String privateId,
            Set<String> rooms,
            EncodedJson data,
            Optional<EncodedJson> owner,
            Optional<Sent> sent) {

        Parts {
            rooms = Set.copyOf(rooms);
        }
    }

    /**
     * Returns the session of a socket that was in no room, and with which nothing is kept.
     *
     * @param namespace the namespace
     * @param socketId the public id
     * @param privateId the secret with which the client can have it back
     */
    public static StoredSession of(String namespace, String socketId, String privateId) {
        return new StoredSession(new Parts(
                namespace, socketId, privateId, Set.of(), EncodedJson.of("{}"), Optional.empty(), Optional.empty()));
    }

    /** Returns the same with the rooms it was in, its own among them. */
    public StoredSession withRooms(Set<String> rooms) {
        Parts p = parts;
        return new StoredSession(new Parts(p.namespace, p.socketId, p.privateId, rooms, p.data, p.owner, p.sent));
    }

    /** Returns the same with what the application kept with it: an object. */
    public StoredSession withData(EncodedJson data) {
        Parts p = parts;
        return new StoredSession(new Parts(p.namespace, p.socketId, p.privateId, p.rooms, data, p.owner, p.sent));
    }

    /** Returns the same for one owner only: a text that only this library reads. */
    public StoredSession withOwner(EncodedJson owner) {
        Parts p = parts;
        return new StoredSession(
                new Parts(p.namespace, p.socketId, p.privateId, p.rooms, p.data, Optional.of(owner), p.sent));
    }

    /** Returns the same with what was sent to the client. */
    public StoredSession withSent(Sent sent) {
        Parts p = parts;
        return new StoredSession(
                new Parts(p.namespace, p.socketId, p.privateId, p.rooms, p.data, p.owner, Optional.of(sent)));
    }

    /** Returns the namespace. */
    public String namespace() {
        return parts.namespace;
    }

    /** Returns the public id. */
    public String socketId() {
        return parts.socketId;
    }

    /** Returns the secret with which the client can have it back. */
    public String privateId() {
        return parts.privateId;
    }

    /** Returns the rooms it was in, its own among them. */
    public Set<String> rooms() {
        return parts.rooms;
    }

    /** Returns what the application kept with it: an object. */
    public EncodedJson data() {
        return parts.data;
    }

    /** Returns who may have it back, if not everybody who knows the secret: a text that only this library reads. */
    public Optional<EncodedJson> owner() {
        return parts.owner;
    }

    /** Returns what was sent to the client; nothing if that is not known, as of sessions that Node.js has written. */
    public Optional<Sent> sent() {
        return parts.sent;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredSession session && parts.equals(session.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "StoredSession[" + namespace() + ", " + socketId() + "]";
    }
}
