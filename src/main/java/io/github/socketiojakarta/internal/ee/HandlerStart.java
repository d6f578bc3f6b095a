package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.Handlers;
import jakarta.servlet.ServletContext;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets a server that has started have its handlers. Confined to the application's start.
 *
 * @param attributes the server
 * @param layers the same
 */
record HandlerStart(ServerAttributes attributes, Layers layers) {

    /**
     * Reads and serves them: those that were named for the server and those that the beans know, and at the main server those
     * that the container has found.
     */
    void serve(Beans beans, boolean known) {
        ServletContext context = attributes.context();
        HandlerTypes types = new HandlerTypes(context);
        Set<Class<?>> found = new HashSet<>();
        if (attributes.isMain()) {
            found.addAll(types.found());
        }
        if (known) {
            found.addAll(beans.handlers());
        }
        Handlers handlers = Handlers.read(types.unnamed(found), types.of(attributes.path()), layers.server(), beans);
        layers.use(beans);
        if (beans.haveRequestScope() && isTomcat(context)) {
            layers.avoidContainerThreads();
        }
        layers.declareRoles(handlers.roles());
        handlers.serve();
        new StartLine(context, layers, beans, handlers).log();
    }

    /**
     * Tomcat tells the end of an asynchronous request on another thread than its beginning, so that CDI takes the first one
     * for serving it still: on it, events would get the request-scoped beans of whoever came before. Payara, which descends
     * from it, does the same. The name that a server says it has does not count, because who hardens one changes that.
     */
    private static boolean isTomcat(ServletContext context) {
        return context.getClass().getName().startsWith("org.apache.catalina.");
    }
}
