package io.github.socketiojakarta.cluster;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket as its server describes it to another one. Immutable. */
public final class ClusterSocket {

    private final String id;
    private final EncodedJson handshake;
    private final Set<String> rooms;
    private final EncodedJson data;

    private ClusterSocket(String id, EncodedJson handshake, Set<String> rooms, EncodedJson data) {
        this.id = id;
        this.handshake = handshake;
        this.rooms = Set.copyOf(rooms);
        this.data = data;
    }

    /** Returns what a medium has read. */
    public static ClusterSocket of(String id, EncodedJson handshake, Set<String> rooms, EncodedJson data) {
        return new ClusterSocket(id, handshake, rooms, data);
    }

    /** Returns the public id. */
    public String id() {
        return id;
    }

    /**
     * Returns what its client sent when it connected: an object with {@code headers}, {@code time}, {@code address}, {@code
     * xdomain}, {@code secure}, {@code issued}, {@code url}, {@code query} and {@code auth}.
     */
    public EncodedJson handshake() {
        return handshake;
    }

    /** Returns the rooms it is in, its own among them. */
    public Set<String> rooms() {
        return rooms;
    }

    /** Returns what the application keeps with it: an object. */
    public EncodedJson data() {
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterSocket socket && fields().equals(socket.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(id, handshake, rooms, data);
    }

    /** Leaves out what the client has sent, which has secrets. */
    @Override
    public String toString() {
        return "ClusterSocket[id=" + id + ", rooms=" + rooms + "]";
    }
}
