package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.internal.socket.packet.PacketProtocol;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

    NamespaceDirectory(ServerContext context) {
        this.context = context;
        main = new LocalNamespace(
                PacketProtocol.MAIN_NAMESPACE, context, new NamespaceListeners(), Occupancy.PERMANENT);
        namespaces.put(main.name(), main);
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
        LocalNamespace present = namespaces.get(name);
        if (present != null) {
            return present;
        }
        return parents.stream()
                .filter(parent -> parent.matches(name))
                .findFirst()
                .map(parent -> register(parent, child(parent, name, Occupancy.PERMANENT)))
                .orElseGet(() ->
                        register(new LocalNamespace(name, context, new NamespaceListeners(), Occupancy.PERMANENT)));
    }

    LocalParentNamespace parent(NamespaceGate gate) {
        LocalParentNamespace parent = new LocalParentNamespace("/_" + parents.size(), gate);
        parents.add(parent);
        return parent;
    }

    /** Returns the child of that name that a client asks for, creating it if need be. */
    private LocalNamespace child(LocalParentNamespace parent, String name) {
        LocalNamespace[] child = new LocalNamespace[1];
        Occupancy occupancy = context.options().cleanupEmptyChildNamespaces()
                ? new Occupancy.Temporary(() -> dispose(parent, child[0]))
                : Occupancy.PERMANENT;
        child[0] = child(parent, name, occupancy);
        return register(parent, child[0]);
    }

    private LocalNamespace child(LocalParentNamespace parent, String name, Occupancy occupancy) {
        return new LocalNamespace(name, context, new NamespaceListeners(parent.registered()), occupancy);
    }

    private LocalNamespace register(LocalParentNamespace parent, LocalNamespace child) {
        LocalNamespace registered = register(child);
        if (registered == child) {
            parent.add(registered);
        }
        return registered;
    }

    private LocalNamespace register(LocalNamespace created) {
        LocalNamespace present = namespaces.putIfAbsent(created.name(), created);
        if (present != null) { // somebody else was faster
            close(created);
            return present;
        }
        for (Consumer<Namespace> listener : listeners) {
            try {
                context.calls().run(() -> listener.accept(created));
            } catch (Throwable e) { // the edge to application code
                LOG.log(System.Logger.Level.WARNING, "A listener of new namespaces failed", e);
            }
        }
        return created;
    }

    /** Lets nobody find a namespace any more that is over; another may be made under its name. */
    void forget(LocalNamespace over) {
        namespaces.remove(over.name(), over);
    }

    private void dispose(LocalParentNamespace parent, LocalNamespace child) {
        forget(child);
        parent.remove(child);
        close(child);
    }

    static void close(LocalNamespace namespace) {
        namespace.recovery().ifPresent(Recovery::end);
        try {
            namespace.adapter().close();
        } catch (RuntimeException e) { // an adapter of the application
            LOG.log(System.Logger.Level.WARNING, "The adapter of " + namespace.name() + " cannot be closed", e);
        }
    }

    /**
     * Finds the namespace that a client asks for, asking the parents in their order; called on the client's lane.
     *
     * @param found called on the lane, with nothing if the client may not have it
     */
    void resolve(String name, Handshake handshake, SerialLane lane, Consumer<Optional<LocalNamespace>> found) {
        LocalNamespace present = namespaces.get(name);
        if (present != null) {
            found.accept(Optional.of(present));
        } else {
            new Question(name, handshake, lane, found).ask(List.copyOf(parents));
        }
    }

    /** One client's wish for a namespace that does not exist. */
    private final class Question {
        private final String name;
        private final Handshake handshake;
        private final SerialLane lane;
        private final Consumer<Optional<LocalNamespace>> found;

        Question(String name, Handshake handshake, SerialLane lane, Consumer<Optional<LocalNamespace>> found) {
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
                    found.accept(Optional.of(child(parent, name)));
                    return;
                }
                if (decision != NamespaceGate.NO) {
                    List<LocalParentNamespace> rest = asked.subList(i + 1, asked.size());
                    var unused = decision.whenComplete((allowed, failure) ->
                            lane.submitElsewhere(() -> decided(parent, failure == null && allowed, failure, rest)));
                    return;
                }
            }
            found.accept(Optional.empty());
        }

        private void decided(
                LocalParentNamespace parent,
                boolean allowed,
                @Nullable Throwable failure,
                List<LocalParentNamespace> rest) {
            if (failure != null) {
                LocalParentNamespace.logFailure(name, failure);
            }
            if (allowed) {
                found.accept(Optional.of(child(parent, name)));
            } else {
                ask(rest);
            }
        }
    }
}
