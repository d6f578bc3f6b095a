package io.github.socketiojakarta.internal.socket;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The namespaces of one server, and the parents that may create more. Thread-safe. */
final class NamespaceDirectory {

    private static final System.Logger LOG = System.getLogger(NamespaceDirectory.class.getName());

    private final ServerContext context;
    private final ConcurrentMap<String, LocalNamespace> namespaces = new ConcurrentHashMap<>();
    private final List<LocalParentNamespace> parents = new CopyOnWriteArrayList<>();
    private final List<Consumer<Namespace>> listeners = new CopyOnWriteArrayList<>();
    private final LocalNamespace main;

    /** How many children there are that clients have asked for. */
    private final AtomicInteger asked = new AtomicInteger();

    @GuardedBy("this")
    private boolean closed;

    NamespaceDirectory(ServerContext context) {
        this.context = context;
        main = new LocalNamespace(
                PacketProtocol.MAIN_NAMESPACE, context, new NamespaceListeners(), Occupancy.PERMANENT);
        namespaces.put(main.name(), main);
        main.published().complete(main);
    }

    LocalNamespace main() {
        return main;
    }

    Collection<LocalNamespace> all() {
        return namespaces.values();
    }

    /** Returns those that have been made by their names, and belong to no parent; but not the main one. */
    List<Namespace> orphans() {
        return namespaces.values().stream()
                .filter(namespace ->
                        namespace != main && !namespace.registered().haveParent())
                .map(Namespace.class::cast)
                .toList();
    }

    void onNew(Consumer<Namespace> listener) {
        listeners.add(listener);
    }

    /**
     * Returns the namespace of that name, creating it if need be: as a child of a pattern that matches, if one does. It
     * stays when it is empty, since the application may have registered a middleware that guards it.
     */
    LocalNamespace of(String name) {
        NamespaceNames.check(name);
        LocalNamespace namespace = present(name);
        while (!namespace.occupancy().stay()) { // it has just become empty and goes
            forget(namespace);
            namespace = present(name);
        }
        return namespace;
    }

    private LocalNamespace present(String name) {
        LocalNamespace present = namespaces.get(name);
        if (present != null) {
            return present;
        }
        return parents.stream()
                .filter(parent -> parent.matches(name))
                .findFirst()
                .map(parent -> register(child(parent, name, Occupancy.PERMANENT), parent))
                .orElseGet(() ->
                        register(new LocalNamespace(name, context, new NamespaceListeners(), Occupancy.PERMANENT)));
    }

    LocalParentNamespace parent(NamespaceGate gate) {
        LocalParentNamespace parent = new LocalParentNamespace("/_" + parents.size(), gate);
        parents.add(parent);
        return parent;
    }

    /** Finds the child of that name that a client asks for, creating it if need be. */
    private Resolution child(LocalParentNamespace parent, String name) {
        if (asked.incrementAndGet() > context.options().maxChildNamespaces()) {
            asked.decrementAndGet();
            context.limits().exceeded(Limit.MAX_CHILD_NAMESPACES);
            return Resolution.TOO_MANY;
        }
        LocalNamespace[] child = new LocalNamespace[1];
        Occupancy occupancy = context.options().cleanupEmptyChildNamespaces()
                ? new Occupancy.Temporary(() -> dispose(parent, child[0]))
                : Occupancy.PERMANENT;
        boolean registered = false;
        try {
            child[0] = child(parent, name, occupancy);
            LocalNamespace found = register(child[0], parent);
            registered = found == child[0];
            return Resolution.found(found);
        } catch (Throwable e) { // the edge to an adapter factory and listeners of the application
            LOG.log(System.Logger.Level.WARNING, "Cannot make the namespace " + LogText.of(name), e);
            return Resolution.FAILED;
        } finally {
            if (!registered) {
                asked.decrementAndGet();
            }
        }
    }

    private LocalNamespace child(LocalParentNamespace parent, String name, Occupancy occupancy) {
        return new LocalNamespace(name, context, new NamespaceListeners(parent.registered()), occupancy);
    }

    private LocalNamespace register(LocalNamespace orphan) {
        return register(orphan, () -> {}, () -> {});
    }

    private LocalNamespace register(LocalNamespace child, LocalParentNamespace parent) {
        return register(child, () -> parent.add(child), () -> parent.remove(child));
    }

    /**
     * Makes a namespace known, unless somebody else was faster: first to the application, whose listeners may look it up,
     * and to clients when the listeners are through. If one of them fails, it never is: what should have guarded it may be
     * missing. Then it is forgotten, so that whoever asks next has another made.
     */
    private LocalNamespace register(LocalNamespace created, Runnable known, Runnable unknown) {
        LocalNamespace present;
        try {
            present = put(created);
        } catch (IllegalStateException serverHasClosed) {
            close(created);
            throw serverHasClosed;
        }
        if (present != null) {
            close(created);
            return present;
        }
        known.run();
        try {
            listeners.forEach(listener -> context.calls().run(() -> listener.accept(created)));
        } catch (Throwable e) { // the edge to application code
            forget(created);
            unknown.run();
            close(created);
            created.published().completeExceptionally(e);
            throw e;
        }
        created.published().complete(created);
        return created;
    }

    private synchronized @Nullable LocalNamespace put(LocalNamespace created) {
        if (closed) {
            throw new IllegalStateException("The Socket.IO server has closed, so the namespace " + created.name()
                    + " cannot be made any more. Use namespaces before SocketIoServer.close()");
        }
        return namespaces.putIfAbsent(created.name(), created);
    }

    /** Closes all namespaces; no more can be made. */
    void close() {
        List<LocalNamespace> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(namespaces.values());
        }
        all.forEach(NamespaceDirectory::close);
    }

    /** Lets nobody find a namespace any more that is over; another may be made under its name. */
    void forget(LocalNamespace over) {
        namespaces.remove(over.name(), over);
    }

    private void dispose(LocalParentNamespace parent, LocalNamespace child) {
        asked.decrementAndGet();
        forget(child);
        parent.remove(child);
        close(child);
    }

    private static void close(LocalNamespace namespace) {
        namespace.recovery().ifPresent(Recovery::end);
        try {
            namespace.adapter().close();
        } catch (Throwable e) { // the edge to an adapter of the application
            LOG.log(System.Logger.Level.WARNING, "The adapter of " + namespace.name() + " cannot be closed", e);
        }
    }

    /**
     * Finds the namespace that a client asks for, asking the parents in their order; called on the client's lane.
     *
     * @param found called on the lane, when the namespace is ready for clients
     */
    void resolve(String name, Handshake handshake, SerialLane lane, Consumer<Resolution> found) {
        LocalNamespace present = namespaces.get(name);
        if (present != null) {
            whenPublished(Resolution.found(present), lane, found);
        } else {
            new Wish(name, handshake, lane, found).ask(List.copyOf(parents));
        }
    }

    private static void whenPublished(Resolution resolution, SerialLane lane, Consumer<Resolution> found) {
        CompletableFuture<LocalNamespace> published =
                resolution.namespace().map(LocalNamespace::published).orElse(null);
        if (published == null || published.isDone()) {
            found.accept(published != null && published.isCompletedExceptionally() ? Resolution.FAILED : resolution);
        } else {
            var unused = published.whenComplete((namespace, failure) ->
                    lane.submitElsewhere(() -> found.accept(failure == null ? resolution : Resolution.FAILED)));
        }
    }

    /** One client's wish for a namespace that does not exist. */
    private final class Wish {
        private final String name;
        private final Handshake handshake;
        private final SerialLane lane;
        private final Consumer<Resolution> found;

        Wish(String name, Handshake handshake, SerialLane lane, Consumer<Resolution> found) {
            this.name = name;
            this.handshake = handshake;
            this.lane = lane;
            this.found = found;
        }

        void ask(List<LocalParentNamespace> asked) {
            for (int i = 0; i < asked.size(); i++) {
                LocalParentNamespace parent = asked.get(i);
                CompletionStage<Boolean> decision = parent.admits(name, handshake);
                if (decision == NamespaceGate.YES) {
                    whenPublished(child(parent, name), lane, found);
                    return;
                }
                if (decision != NamespaceGate.NO) {
                    List<LocalParentNamespace> rest = asked.subList(i + 1, asked.size());
                    var unused = decision.whenComplete(
                            (allowed, failure) -> lane.submitElsewhere(() -> decided(parent, allowed, failure, rest)));
                    return;
                }
            }
            found.accept(Resolution.INVALID);
        }

        private void decided(
                LocalParentNamespace parent,
                @Nullable Boolean allowed,
                @Nullable Throwable failure,
                List<LocalParentNamespace> rest) {
            if (failure == null && allowed != null && allowed) {
                whenPublished(child(parent, name), lane, found);
                return;
            }
            if (failure != null || allowed == null) {
                parent.logFailure(
                        name, failure == null ? new NullPointerException("its stage completed with null") : failure);
            }
            ask(rest);
        }
    }
}
