package io.github.socketiojakarta.internal.client;

/**
 * The namespaces from which this server has just disconnected one client, whose packets may still be under way. They are under way for
 * moments only, so if there are too many, any of them is forgotten. Thread-safe.
 */
final class DisconnectedNamespaces {

    private final int max;
    private final NamespaceMap<Boolean> names = new NamespaceMap<>();

    DisconnectedNamespaces(int max) {
        this.max = max;
    }

    void add(String name) {
        if (names.size() >= max) {
            names.now().keySet().stream().findAny().ifPresent(this::remove);
        }
        names.put(name, true);
    }

    void remove(String name) {
        names.remove(name, true);
    }

    boolean contains(String name) {
        return names.contains(name);
    }
}
