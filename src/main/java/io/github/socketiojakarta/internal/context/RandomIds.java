package io.github.socketiojakarta.internal.context;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Makes random ids, such as the public ones of sockets, which have nothing to do with the secret id of the session. */
public final class RandomIds {

    private static final int ID_BYTES = 15;
    private static final int EPOCH_LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** Makes what the offsets of one log have in common: always as long, so that no two logs share an offset. */
    public static String nextEpoch() {
        return RANDOM.ints(EPOCH_LENGTH, 0, Character.MAX_RADIX)
                .mapToObj(digit -> String.valueOf(Character.forDigit(digit, Character.MAX_RADIX)))
                .collect(Collectors.joining());
    }

    /** Makes an id that nobody can guess. */
    public static String next() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
