package io.github.socketiojakarta.internal.recovery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one namespace whose clients are away, bounded in number. It is a store only: {@link SessionOwners}
 * decides who may take one. If there are too many, the oldest goes of the address that has most of them: who opens and
 * breaks many connections drives out nobody but themselves. Not thread-safe: {@link Recovery} guards it.
 */
final class KeptSessions {

    private final int max;

    /** By their secrets, the oldest first. */
    private final Map<String, RecoverableSession> sessions = new LinkedHashMap<>();

    /** The secrets of each address, the oldest first. */
    private final Map<String, Set<String>> secrets = new HashMap<>();

    /** The addresses by how many sessions they have. */
    private final TreeMap<Integer, Set<String>> addresses = new TreeMap<>();

    KeptSessions(int max) {
        this.max = max;
    }

    void add(RecoverableSession session) {
        remove(session.privateId());
        sessions.put(session.privateId(), session);
        Set<String> own = secrets.computeIfAbsent(session.address(), unused -> new LinkedHashSet<>(2));
        own.add(session.privateId());
        count(session.address(), own.size() - 1, own.size());
        if (sessions.size() > max) {
            String crowded = addresses.lastEntry().getValue().iterator().next();
            remove(Objects.requireNonNull(secrets.get(crowded)).iterator().next());
        }
    }

    private void count(String address, int before, int now) {
        Set<String> former = addresses.getOrDefault(before, Set.of());
        if (before > 0 && former.remove(address) && former.isEmpty()) {
            addresses.remove(before);
        }
        if (now > 0) {
            addresses.computeIfAbsent(now, unused -> new LinkedHashSet<>(2)).add(address);
        }
    }

    @Nullable
    RecoverableSession get(String privateId) {
        return sessions.get(privateId);
    }

    /** Returns all; a snapshot. */
    Collection<RecoverableSession> all() {
        return List.copyOf(sessions.values());
    }

    /** Puts another state in the place of one, which keeps its age. */
    void replace(RecoverableSession changed) {
        sessions.replace(changed.privateId(), changed);
    }

    void remove(String privateId) {
        RecoverableSession removed = sessions.remove(privateId);
        if (removed != null) {
            Set<String> own = secrets.getOrDefault(removed.address(), Set.of());
            own.remove(privateId);
            count(removed.address(), own.size() + 1, own.size());
            if (own.isEmpty()) {
                secrets.remove(removed.address());
            }
        }
    }

    /** Forgets those that are over by now. */
    void expire(long now) {
        all().stream().filter(session -> session.expires() - now <= 0).forEach(over -> remove(over.privateId()));
    }

    /** Returns the one that has been kept longest; null if there is none. */
    @Nullable
    RecoverableSession oldest() {
        Iterator<RecoverableSession> all = sessions.values().iterator();
        return all.hasNext() ? all.next() : null;
    }

    int size() {
        return sessions.size();
    }
}
