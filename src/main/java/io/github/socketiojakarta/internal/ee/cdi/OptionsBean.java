package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.config.ProducedOptions;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.Set;

/** The options that the application produces as a bean. */
public final class OptionsBean implements ProducedOptions {

    private final BeanManager manager;
    private final OptionsExtension extension;
    private final Bean<?> bean;
    private final CreationalContext<?> creation;

    private OptionsBean(BeanManager manager, OptionsExtension extension, Bean<?> bean) {
        this.manager = manager;
        this.extension = extension;
        this.bean = bean;
        this.creation = manager.createCreationalContext(bean);
    }

    /**
     * Finds the bean in the application whose class loader is the thread's, if it has CDI and CDI has started.
     *
     * @throws LinkageError if there is no CDI API
     * @throws IllegalStateException if there are several
     */
    public static Optional<ProducedOptions> find() {
        BeanManager manager;
        try {
            manager = CDI.current().getBeanManager();
        } catch (RuntimeException expected) {
            return Optional.empty(); // no provider, or not yet; CdiBeans says so of anything else
        }
        return find(manager);
    }

    static Optional<ProducedOptions> find(BeanManager manager) {
        OptionsExtension extension;
        Set<Bean<?>> beans;
        try {
            extension = manager.getExtension(OptionsExtension.class);
            beans = manager.getBeans(SocketIoOptions.class);
        } catch (RuntimeException expected) {
            return Optional.empty(); // not yet; the extension is unknown to it; or it has none, as in Quarkus
        }
        return beans.isEmpty()
                ? Optional.empty()
                : Optional.of(new OptionsBean(manager, extension, only(manager, beans)));
    }

    private static Bean<?> only(BeanManager manager, Set<Bean<?>> beans) {
        try {
            return manager.resolve(beans);
        } catch (AmbiguousResolutionException e) {
            throw new IllegalStateException(
                    "Several beans are SocketIoOptions: " + beans + "; leave one, or add a qualifier to the others", e);
        }
    }

    @Override
    public SocketIoOptions get(SocketIoOptions others) {
        extension.use(others);
        if (manager.getReference(bean, SocketIoOptions.class, creation) instanceof SocketIoOptions options) {
            return options;
        }
        throw new IllegalStateException(bean + " has produced null instead of SocketIoOptions");
    }

    @Override
    public void close() {
        creation.release();
    }

    @Override
    public String toString() {
        return bean.toString();
    }
}
