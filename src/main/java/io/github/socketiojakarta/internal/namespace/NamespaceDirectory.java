package io.github.socketiojakarta.internal.namespace;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.lane.SerialLane;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The namespaces of one server, and the parents that may create more. Thread-safe. */
public final class NamespaceDirectory {

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

    /** Creates a directory with the main namespace. */
    public NamespaceDirectory(ServerContext context) {
        this.context = context;
        main = new LocalNamespace(
                PacketProtocol.MAIN_NAMESPACE, context, new NamespaceListeners(), NamespaceLifetime.PERMANENT);
        namespaces.put(main.name(), main);
        main.publish();
    }

    /** Returns the main namespace. */
    public LocalNamespace main() {
        return main;
    }

    /** Returns all namespaces; the collection is live. */
    public Collection<LocalNamespace> all() {
        return namespaces.values();
    }

    /** Returns those that have been made by their names, and belong to no parent; but not the main one. */
    public List<Namespace> orphans() {
        return namespaces.values().stream()
                .filter(namespace ->
                        namespace != main && !namespace.registered().haveParent())
                .map(Namespace.class::cast)
                .toList();
    }

    /** Adds a listener for new namespaces. */
    public void onNew(Consumer<Namespace> listener) {
        listeners.add(listener);
    }

    /** Removes a listener for new namespaces. */
    public void offNew(Consumer<Namespace> listener) {
        listeners.remove(listener);
    }

    /**
     * Returns the namespace of that name, creating it if need be: as a child of a pattern that matches, if one does. It
     * stays when it is empty, since the application may have registered a middleware that guards it.
     */
    public LocalNamespace of(String name) {
        NamespaceNames.check(name);
        LocalNamespace namespace = present(name);
        while (!namespace.lifetime().keep()) { // it has just become empty and goes
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
                .map(parent -> register(child(parent, name, NamespaceLifetime.PERMANENT), parent))
                .orElseGet(() -> register(
                        new LocalNamespace(name, context, new NamespaceListeners(), NamespaceLifetime.PERMANENT)));
    }

    /** Makes a parent of namespaces. */
    public LocalParentNamespace parent(NamespaceGate gate) {
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
        NamespaceLifetime lifetime = context.options().cleanupEmptyChildNamespaces()
                ? new NamespaceLifetime.Temporary(() -> dispose(parent, child[0]))
                : NamespaceLifetime.PERMANENT;
        boolean registered = false;
        try {
            child[0] = child(parent, name, lifetime);
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

    private LocalNamespace child(LocalParentNamespace parent, String name, NamespaceLifetime lifetime) {
        return new LocalNamespace(name, context, new NamespaceListeners(parent.registered()), lifetime);
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
            var unused = created.close();
            throw serverHasClosed;
        }
        if (present != null) {
            var unused = created.close();
            return present;
        }
        known.run();
        try {
            listeners.forEach(listener -> context.calls().run(() -> listener.accept(created)));
        } catch (Throwable e) { // the edge to application code
            forget(created);
            unknown.run();
            var unused = created.close();
            created.published().completeExceptionally(e);
            throw e;
        }
        created.publish();
        return created;
    }

    private synchronized @Nullable LocalNamespace put(LocalNamespace created) {
        if (closed) {
            throw new IllegalStateException("The Socket.IO server has closed, so the namespace " + created.name()
                    + " cannot be made any more. Use namespaces before SocketIoServer.close()");
        }
        return namespaces.putIfAbsent(created.name(), created);
    }

    /** Closes all namespaces; no more can be made. Completed when their adapters are closed; never fails. */
    public CompletableFuture<?> close() {
        List<LocalNamespace> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(namespaces.values());
        }
        return CompletableFuture.allOf(all.stream().map(LocalNamespace::close).toArray(CompletableFuture[]::new));
    }

    /** Lets nobody find a namespace any more that is over; another may be made under its name. */
    public void forget(LocalNamespace over) {
        namespaces.remove(over.name(), over);
    }

    private void dispose(LocalParentNamespace parent, LocalNamespace child) {
        asked.decrementAndGet();
        forget(child);
        parent.remove(child);
        var unused = child.close();
    }

    /**
     * Finds the namespace that a client asks for, asking the parents in their order; called on the client's lane.
     *
     * @param found called on the lane, when the namespace is ready for clients
     */
    public void resolve(String name, Handshake handshake, SerialLane lane, Consumer<Resolution> found) {
        LocalNamespace present = namespaces.get(name);
        if (present != null) {
            whenPublished(Resolution.found(present), lane, found);
        } else {
            new NamespaceSearch(
                            name,
                            handshake,
                            lane,
                            parent -> whenPublished(child(parent, name), lane, found),
                            () -> found.accept(Resolution.INVALID))
                    .ask(List.copyOf(parents));
        }
    }

    private static void whenPublished(Resolution resolution, SerialLane lane, Consumer<Resolution> found) {
        CompletableFuture<LocalNamespace> published =
                resolution.namespace().map(LocalNamespace::published).orElse(null);
        if (published == null || published.isDone()) {
            found.accept(published != null && published.isCompletedExceptionally() ? Resolution.FAILED : resolution);
        } else {
            var unused = published.whenComplete((namespace, failure) ->
                    lane.submit(() -> found.accept(failure == null ? resolution : Resolution.FAILED)));
        }
    }
}
