package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.Handlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import jakarta.servlet.ServletContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The line that says that a server has started, and with what. Applications whose listeners are called later add further
 * namespaces then.
 *
 * @param context the application
 * @param layers the server
 * @param beans what makes its handlers
 * @param handlers its handlers
 */
record StartLine(ServletContext context, Layers layers, Beans beans, Handlers handlers) {

    private static final System.Logger LOG = System.getLogger(StartLine.class.getName());

    private static final String CDI = StartLine.class.getPackageName() + ".cdi.";

    void log() {
        if (LOG.isLoggable(System.Logger.Level.INFO)) {
            LOG.log(System.Logger.Level.INFO, text()); // no parameters, so that nothing in it is taken for a format
        }
    }

    private String text() {
        return String.join(
                "; ",
                "Socket.IO " + Library.read().version() + " has started at " + context.getContextPath()
                        + layers.server().options().path() + "/",
                "transports " + transports(),
                "namespaces " + namespaces(),
                count(handlers.count(), "handler") + ", " + count(handlers.events(), "event"),
                cluster(),
                "JSON by " + layers.json().getClass().getSimpleName(),
                container(),
                "validation " + handlers.validation(),
                context.getServerInfo());
    }

    private String cluster() {
        return layers.server()
                .options()
                .cluster()
                .map(medium -> "cluster by " + medium.getClass().getSimpleName())
                .orElse("no cluster");
    }

    private String container() {
        if (beans instanceof PlainBeans) {
            return "no CDI";
        }
        return beans.getClass().getName().startsWith(CDI)
                ? "CDI"
                : "beans by " + beans.getClass().getSimpleName();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String transports() {
        Set<String> names = new TreeSet<>();
        for (Transport transport : layers.server().options().transports()) {
            if (transport != Transport.WEBSOCKET || layers.hasWebSocket()) {
                names.add(transport.name().toLowerCase(Locale.ROOT));
            }
        }
        return list(names);
    }

    private String namespaces() {
        Set<String> names = new TreeSet<>(handlers.namespaces());
        names.add(layers.server().name());
        layers.server().orphans().stream().map(Namespace::name).forEach(names::add);
        return list(names);
    }

    private static String list(Collection<String> names) {
        return String.join(", ", names);
    }
}
