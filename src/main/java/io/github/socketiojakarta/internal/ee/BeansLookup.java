package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.cdi.CdiBeans;
import io.github.socketiojakarta.internal.ee.cdi.OptionsBean;
import io.github.socketiojakarta.internal.ee.config.ProducedOptions;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import java.util.Optional;

/** Looks for CDI and Spring, which an application need not have. */
final class BeansLookup {

    private BeansLookup() {}

    /**
     * Returns what makes the beans of a server.
     *
     * @param injected the server, if it is the one of the application that is injected
     * @param beforeEnd called when they can be used for the last time, if that is to be known
     */
    static Beans find(Optional<SocketIoServer> injected, Runnable beforeEnd) {
        try {
            Optional<CdiBeans> beans = CdiBeans.find();
            beans.ifPresent(found -> injected.ifPresent(found::inject));
            beans.ifPresent(found -> found.beforeEnd(beforeEnd));
            return beans.isPresent() ? beans.get() : new PlainBeans();
        } catch (LinkageError noApi) {
            return new PlainBeans();
        }
    }

    /** Returns the options that are a bean, if there is one. Whoever has them need not know CDI, which may be missing. */
    static Optional<ProducedOptions> options() {
        try {
            return OptionsBean.find();
        } catch (LinkageError noApi) {
            return Optional.empty();
        }
    }

    /**
     * Returns whether beans may come later, from a Spring context that starts behind the library: whether an application has
     * what starts one in a web application.
     */
    static boolean mayComeLater(ClassLoader loader) {
        try {
            Class.forName("org.springframework.web.context.WebApplicationContext", false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError none) {
            return false;
        }
    }
}
