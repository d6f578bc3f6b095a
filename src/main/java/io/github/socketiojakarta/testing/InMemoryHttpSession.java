package io.github.socketiojakarta.testing;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP session for test clients, which several of them may share, as the pages of one browser do. {@link #invalidate()}
 * disconnects them, as a logout does, unless the option {@code endWithHttpSession} is off. It belongs to no web application,
 * and does not time out. Thread-safe.
 */
public final class InMemoryHttpSession implements HttpSession {

    private final String id = UUID.randomUUID().toString();
    private final long created = System.currentTimeMillis();
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final List<Runnable> endings = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile int maxInactiveInterval;

    /** Creates a session without attributes. */
    public InMemoryHttpSession() {}

    /** Creates a session with attributes, of which it keeps a copy. */
    public InMemoryHttpSession(Map<String, ?> attributes) {
        this.attributes.putAll(attributes);
    }

    boolean hasEnded() {
        return ended;
    }

    /** Runs an action when it ends; returns what makes it forget that. */
    Runnable onEnd(Runnable action) {
        endings.add(action);
        if (ended) {
            action.run();
        }
        return () -> endings.remove(action);
    }

    private void check() {
        if (ended) {
            throw new IllegalStateException("The HTTP session has been invalidated");
        }
    }

    @Override
    public long getCreationTime() {
        check();
        return created;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public long getLastAccessedTime() {
        check();
        return created;
    }

    /**
     * Belongs to no web application.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public ServletContext getServletContext() {
        throw new UnsupportedOperationException("A session in memory belongs to no web application");
    }

    @Override
    public void setMaxInactiveInterval(int interval) {
        maxInactiveInterval = interval;
    }

    @Override
    public int getMaxInactiveInterval() {
        return maxInactiveInterval;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        check();
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        check();
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        check();
        if (value == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        check();
        attributes.remove(name);
    }

    @Override
    public void invalidate() {
        check();
        ended = true;
        attributes.clear();
        endings.forEach(Runnable::run);
    }

    @Override
    public boolean isNew() {
        check();
        return false;
    }
}
