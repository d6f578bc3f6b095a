package io.github.socketiojakarta.internal.ee;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Stands where the servlet will be: it has to be registered before the options are known with which it is made.
 * Thread-safe.
 */
final class LateServlet extends GenericServlet {

    private static final long serialVersionUID = 1L;

    private final transient Once<Layers> layers;
    private final transient Runnable initialized;

    LateServlet(Once<Layers> layers, Runnable initialized) {
        this.layers = layers;
        this.initialized = initialized;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        initialized.run();
        layers.get().servlet().init(config);
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        layers.get().servlet().service(request, response);
    }

    @Override
    public void destroy() {
        if (layers.isMade()) {
            layers.get().servlet().destroy();
        }
    }
}
