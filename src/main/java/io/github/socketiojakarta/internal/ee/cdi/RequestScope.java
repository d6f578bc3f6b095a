package io.github.socketiojakarta.internal.ee.cdi;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The request scope around each call of the application, which no container gives to WebSocket messages. Thread-safe.
 *
 * <p>Making a controller costs ten times what it does, so those that nobody uses just now are kept.
 */
final class RequestScope {

    private final BeanManager manager;
    private final Bean<?> controllers;
    private final Queue<RequestContextController> idle = new ConcurrentLinkedQueue<>();

    RequestScope(BeanManager manager) {
        this.manager = manager;
        this.controllers = manager.resolve(manager.getBeans(RequestContextController.class));
    }

    /** Runs code in a request scope of its own, or in that of the HTTP request that the thread is serving. */
    void run(Runnable code) {
        RequestContextController controller = take();
        boolean activated = controller.activate();
        try {
            code.run();
        } finally {
            if (activated) {
                controller.deactivate();
            }
            idle.add(controller);
        }
    }

    private RequestContextController take() {
        RequestContextController controller = idle.poll();
        return controller != null
                ? controller
                : (RequestContextController) manager.getReference(
                        controllers, RequestContextController.class, manager.createCreationalContext(null));
    }
}
