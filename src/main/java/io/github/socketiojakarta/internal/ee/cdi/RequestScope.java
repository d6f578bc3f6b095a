package io.github.socketiojakarta.internal.ee.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/** The request scope around each call of the application, which no container gives to WebSocket messages. Thread-safe. */
final class RequestScope {

    private final BeanManager manager;
    private final Bean<?> controllers;

    RequestScope(BeanManager manager) {
        this.manager = manager;
        this.controllers = manager.resolve(manager.getBeans(RequestContextController.class));
    }

    /** Runs code in a request scope of its own, or in that of the HTTP request that the thread is serving. */
    void run(Runnable code) {
        RequestContextController controller = (RequestContextController) manager.getReference(
                controllers, RequestContextController.class, manager.createCreationalContext(null));
        boolean activated = controller.activate();
        try {
            code.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
        }
    }
}
