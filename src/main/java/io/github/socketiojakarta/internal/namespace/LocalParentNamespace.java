package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.ParentNamespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.adapter.Adapter;
import io.github.socketiojakarta.internal.engine.LogText;
import io.github.socketiojakarta.internal.listen.NamespaceListeners;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A parent of namespaces. Thread-safe. */
public final class LocalParentNamespace implements ParentNamespace, NamespaceMethods {

    private static final System.Logger LOG = System.getLogger(LocalParentNamespace.class.getName());
    private static final int MAX_FAILURES = 100;

    private final String name;
    private final NamespaceGate gate;
    private final NamespaceListeners registered = new NamespaceListeners();
    private final Set<LocalNamespace> children = ConcurrentHashMap.newKeySet();
    private final Adapter adapter = new ParentAdapter(children);

    /** Kinds of failures that have been logged, so that a client cannot fill the log. */
    private final Set<Class<?>> failures = ConcurrentHashMap.newKeySet();

    LocalParentNamespace(String name, NamespaceGate gate) {
        this.name = name;
        this.gate = gate;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public NamespaceListeners registered() {
        return registered;
    }

    @Override
    public Adapter adapter() {
        return adapter;
    }

    boolean matches(String wanted) {
        return gate.matches(wanted);
    }

    CompletionStage<Boolean> admits(String wanted, Handshake handshake) {
        try {
            return Objects.requireNonNull(gate.admits(wanted, handshake), "a predicate returned no stage");
        } catch (Throwable e) { // the edge to application code; whatever it throws means no
            logFailure(wanted, e);
            return NamespaceGate.NO;
        }
    }

    /** Logs what a predicate has thrown: a client can have it thrown as often as it likes, with any name. */
    void logFailure(String wanted, Throwable failure) {
        boolean isNew = failures.size() < MAX_FAILURES && failures.add(failure.getClass());
        System.Logger.Level level = isNew ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG;
        LOG.log(level, "A predicate failed to decide about " + LogText.of(wanted), failure);
    }

    void add(LocalNamespace child) {
        children.add(child);
    }

    void remove(LocalNamespace child) {
        children.remove(child);
    }

    @Override
    public Collection<Namespace> children() {
        return List.copyOf(children);
    }

    @Override
    public Collection<Socket> sockets() {
        return children.stream().flatMap(child -> child.sockets().stream()).toList();
    }

    @Override
    public Optional<Socket> socket(String id) {
        return children.stream().flatMap(child -> child.socket(id).stream()).findFirst();
    }
}
