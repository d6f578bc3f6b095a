package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.cdi.CdiBeans;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Beans of a CDI container that the test has started. Immutable.
 *
 * @param manager finds the container
 */
record CdiSource(Supplier<BeanManager> manager) implements BeanSource {

    /** Returns the container that is running. */
    static CdiSource current() {
        return new CdiSource(() -> CDI.current().getBeanManager());
    }

    @Override
    public Beans find() {
        Optional<CdiBeans> beans = CdiBeans.find(manager.get());
        if (beans.isEmpty()) {
            throw new IllegalStateException(
                    "The CDI container has not loaded the extension of the library. One that does not"
                            + " look for extensions by itself, such as Weld with disableDiscovery(), is given"
                            + " CdiForTests.extension()");
        }
        if (beans.get().hasServer()) {
            throw new IllegalStateException(
                    "The CDI container has had another server already, which its beans keep: start"
                            + " one container for each server");
        }
        return beans.get();
    }

    @Override
    public void attach(Beans beans, SocketIoServer server, Runnable end) {
        CdiBeans known = (CdiBeans) beans;
        known.inject(server);
        known.beforeEnd(end);
    }
}
