package io.github.socketiojakarta.internal.engine.session;

import io.github.socketiojakarta.internal.engine.EngineSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/** The sessions by id, shared by both transports. Thread-safe. */
public final class SessionRegistry implements SessionContext.Owner {

    /** 120 random bits, which make 20 characters: an id is a secret and must not be guessed. */
    private static final int ID_BYTES = 15;

    private static final Pattern CUSTOM_ID = Pattern.compile("[\\w-]{1,256}");

    private final ConcurrentMap<String, ServerSession> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private volatile boolean closed;

    /**
     * Returns the id of a new session: the application's, if it has one.
     *
     * @return nothing if the application's cannot be used, because it would have to be escaped or is in use
     */
    public Optional<String> newId(Optional<String> chosen) {
        return chosen.isPresent()
                ? chosen.filter(id -> CUSTOM_ID.matcher(id).matches() && !sessions.containsKey(id))
                : Optional.of(randomId());
    }

    private String randomId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Adds a session; returns false if there is one of that id, which another handshake has been given meanwhile. */
    public boolean add(ServerSession session) {
        return sessions.putIfAbsent(session.id(), session) == null;
    }

    @Override
    public void remove(EngineSession session) {
        sessions.remove(session.id(), session);
    }

    /** Notes that no session may be opened any more. */
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Returns a session of which its client knows. */
    public Optional<ServerSession> find(String id) {
        ServerSession session = sessions.get(id);
        return session == null || session.state() == SessionState.OPENING ? Optional.empty() : Optional.of(session);
    }

    /** Returns all of them, as they come and go. */
    public Collection<ServerSession> all() {
        return sessions.values();
    }

    /** Returns how many there are. */
    public int size() {
        return sessions.size();
    }
}
