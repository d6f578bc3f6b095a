package io.github.socketiojakarta.internal.cluster.request;

import java.security.SecureRandom;

/** Makes the ids of servers and requests as Node.js does: 16 hexadecimal digits that nobody can guess. */
public final class ClusterIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private ClusterIds() {}

    /** Returns one more. */
    public static String next() {
        return String.format("%016x", RANDOM.nextLong());
    }
}
