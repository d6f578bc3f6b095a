package io.github.socketiojakarta.cluster;

import java.util.Set;

/**
 * A socket as its server describes it to another one. Immutable.
 *
 * @param id the public id
 * @param handshake what its client sent when it connected: an object with {@code headers}, {@code time}, {@code address}, {@code
 *     xdomain}, {@code secure}, {@code issued}, {@code url}, {@code query} and {@code auth}
 * @param rooms the rooms it is in, its own among them
 * @param data what the application keeps with it: an object
 */
public record ClusterSocket(String id, EncodedJson handshake, Set<String> rooms, EncodedJson data) {

    /** Keeps an immutable copy. */
    public ClusterSocket {
        rooms = Set.copyOf(rooms);
    }
}
