package io.github.socketiojakarta.startup;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoNamespace;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.ee.Deployment;
import io.github.socketiojakarta.internal.ee.Rank;
import io.github.socketiojakarta.internal.ee.config.OptionSources;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers the Socket.IO server in a web application.
 *
 * <p>In a WAR nothing has to be done: the container finds this class by itself, and with it every
 * {@link SocketIoConfigurer} and every class with {@link SocketIoNamespace}. The {@code main} of an embedded container adds an instance to its context before it
 * starts, beside the initializer of the container's WebSocket support; or calls {@link #install}.
 */
@HandlesTypes({SocketIoConfigurer.class, SocketIoNamespace.class})
public final class SocketIoInitializer implements ServletContainerInitializer {

    private final Optional<SocketIoOptions> options;

    /**
     * Takes the options from MicroProfile Config, context parameters, configurers and a CDI bean; used by the container.
     */
    public SocketIoInitializer() {
        this.options = Optional.empty();
    }

    /** Takes these options, and nothing else. */
    public SocketIoInitializer(SocketIoOptions options) {
        this.options = Optional.of(options);
    }

    /**
     * Registers a server in a context that has not started yet.
     *
     * @return the server, or the one that had been registered before
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options) {
        return Deployment.install(context, options, Rank.INSTALLED);
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) throws ServletException {
        Set<Class<?>> found = types == null ? Set.of() : types;
        Deployment.addHandlers(context, found);
        if (options.isPresent()) {
            Deployment.install(context, options.get(), Rank.WITH_OPTIONS);
        } else {
            Deployment.installLate(context, OptionSources.read(context, configurers(found)));
        }
    }

    private static List<SocketIoConfigurer> configurers(Set<Class<?>> types) throws ServletException {
        List<SocketIoConfigurer> configurers = new ArrayList<>();
        for (Class<?> type : types) {
            if (SocketIoConfigurer.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                configurers.add(create(type.asSubclass(SocketIoConfigurer.class)));
            }
        }
        configurers.sort(
                Comparator.comparing(configurer -> configurer.getClass().getName()));
        return configurers;
    }

    private static SocketIoConfigurer create(Class<? extends SocketIoConfigurer> type) throws ServletException {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ServletException(
                    type.getName() + " implements SocketIoConfigurer, so it must be public and have a public"
                            + " constructor without parameters that does not fail",
                    e);
        }
    }
}
