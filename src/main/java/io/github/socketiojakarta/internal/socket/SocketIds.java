package io.github.socketiojakarta.internal.socket;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the public ids of sockets, which have nothing to do with the secret id of the session. */
final class SocketIds {

    private static final int ID_BYTES = 15;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SocketIds() {}

    static String next() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
