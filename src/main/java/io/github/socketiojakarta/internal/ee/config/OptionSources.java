package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.List;

/**
 * Where options come from before CDI has started. Each source wins over those before it: the defaults, MicroProfile
 * Config, the context parameters, the configurers. So the closer somebody was to the one application when they wrote it
 * down, the more it counts: a configuration may be that of a whole server, {@code web.xml} is that of the application,
 * and code knows what the others have said and decides.
 */
public final class OptionSources {

    static final String PREFIX = "socketio.";

    private static final System.Logger LOG = System.getLogger(OptionSources.class.getName());

    private OptionSources() {}

    /**
     * Reads all of them.
     *
     * @param configurers in their order
     * @throws IllegalArgumentException if a value cannot be; the message says which and where it was found
     */
    public static SocketIoOptions read(ServletContext context, List<? extends SocketIoConfigurer> configurers) {
        SocketIoOptions.Builder options = SocketIoOptions.builder();
        readMicroProfile(options, context.getClassLoader());
        ContextParameters.apply(options, context);
        for (SocketIoConfigurer configurer : configurers) {
            configurer.configure(options, context);
        }
        return options.build();
    }

    /** Returns whether the application itself says more than the path; MicroProfile Config may be that of a whole server. */
    public static boolean isAnyIn(ServletContext context, List<? extends SocketIoConfigurer> configurers) {
        return !configurers.isEmpty()
                || Collections.list(context.getInitParameterNames()).stream()
                        .anyMatch(name -> name.startsWith(PREFIX) && !name.equals(PREFIX + "path"));
    }

    private static void readMicroProfile(SocketIoOptions.Builder options, ClassLoader loader) {
        try {
            MicroProfileConfig.find(loader).ifPresent(config -> config.apply(options));
        } catch (LinkageError e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "There is no MicroProfile Config ({0}), so no options are taken from it",
                    e.toString());
        }
    }
}
