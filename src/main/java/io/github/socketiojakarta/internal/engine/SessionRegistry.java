package io.github.socketiojakarta.internal.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** The sessions by id, shared by both transports. Thread-safe. */
final class SessionRegistry {

    /** 120 random bits, which make 20 characters: an id is a secret and must not be guessed. */
    private static final int ID_BYTES = 15;

    private static final Pattern CUSTOM_ID = Pattern.compile("[\\w-]{1,256}");

    private final ConcurrentMap<String, ServerSession> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * Returns the id of a new session: the application's, if it has one.
     *
     * @return nothing if the application's cannot be used, because it would have to be escaped or is in use
     */
    Optional<String> newId(Optional<String> chosen) {
        return chosen.isPresent()
                ? chosen.filter(id -> CUSTOM_ID.matcher(id).matches() && !sessions.containsKey(id))
                : Optional.of(randomId());
    }

    private String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    void add(ServerSession session) {
        sessions.put(session.id(), session);
    }

    void remove(ServerSession session) {
        sessions.remove(session.id(), session);
    }

    Optional<ServerSession> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    Collection<ServerSession> all() {
        return sessions.values();
    }

    int size() {
        return sessions.size();
    }
}
