package io.github.socketiojakarta.internal.socket;

/**
 * The namespaces this server has left for one client, from which packets may still be under way. They are under way for
 * moments only, so if there are too many, any of them is forgotten. Thread-safe.
 */
final class DepartedNamespaces {

    private final int max;
    private final FewByName<Boolean> names = new FewByName<>();

    DepartedNamespaces(int max) {
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
