package io.github.socketiojakarta.internal.ee.cdi;

import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The instances that one socket has of beans. Thread-safe. */
final class SocketBeans {

    private final Map<Contextual<?>, Instance<?>> instances = new ConcurrentHashMap<>(2);
    private final AtomicBoolean ended = new AtomicBoolean();

    <T> T get(Contextual<T> contextual, CreationalContext<T> creation) {
        T present = find(contextual);
        if (present == null) {
            // not computeIfAbsent: to create one bean may mean to create another
            present = contextual.create(creation);
            instances.put(contextual, new Instance<>(contextual, creation, present));
        }
        return present;
    }

    @SuppressWarnings("unchecked")
    <T> @Nullable T find(Contextual<T> contextual) {
        Instance<T> instance = (Instance<T>) instances.get(contextual);
        return instance == null ? null : instance.value;
    }

    void destroy(Contextual<?> contextual) {
        Instance<?> instance = instances.remove(contextual);
        if (instance != null) {
            instance.destroy();
        }
    }

    /**
     * Destroys all of them, once. A bean that is being destroyed finds the others, and may even create some, which are
     * destroyed as well.
     */
    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        Set<Contextual<?>> destroyed = new HashSet<>();
        while (!destroyed.containsAll(instances.keySet())) {
            for (Instance<?> instance : List.copyOf(instances.values())) {
                if (destroyed.add(instance.contextual)) {
                    instance.destroy();
                }
            }
        }
    }

    private record Instance<T>(Contextual<T> contextual, CreationalContext<T> creation, T value) {

        void destroy() {
            contextual.destroy(value, creation);
        }
    }
}
