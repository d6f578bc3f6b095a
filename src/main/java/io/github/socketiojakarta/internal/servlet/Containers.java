package io.github.socketiojakarta.internal.servlet;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.servlet.container.Container;
import io.github.socketiojakarta.internal.servlet.jetty.Jetty;
import io.github.socketiojakarta.internal.servlet.quarkus.Quarkus;
import io.github.socketiojakarta.internal.servlet.tomcat.Tomcat;
import io.github.socketiojakarta.internal.servlet.undertow.Undertow;
import jakarta.servlet.ServletContext;

/** Finds out in which container we are. Only the package of a container, and {@code Deployment} for the descendants of Tomcat, ask for names of its classes too. */
final class Containers {

    private Containers() {}

    static Container of(ServletContext context, EngineThreads threads) {
        Class<?> type = context.getClass();
        if (Jetty.isMakerOf(type)) {
            return new Jetty();
        }
        if (Tomcat.isMakerOf(type)) {
            return new Tomcat();
        }
        if (Quarkus.isMakerOf(type)) {
            return new Quarkus();
        }
        return Undertow.isMakerOf(type) ? new Undertow(threads) : Container.STANDARD;
    }
}
