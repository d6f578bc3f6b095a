package io.github.socketiojakarta.internal.engine;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The sessions by id, shared by both transports. Thread-safe. */
final class SessionRegistry {

    /** 120 random bits, which make 20 characters: an id is a secret and must not be guessed. */
    private static final int ID_BYTES = 15;

    private final ConcurrentMap<String, ServerSession> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    String newId() {
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
