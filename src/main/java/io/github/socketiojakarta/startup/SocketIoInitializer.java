package io.github.socketiojakarta.startup;

import io.github.socketiojakarta.SocketIoConfigurer;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.Deployment;
import io.github.socketiojakarta.internal.ee.Rank;
import io.github.socketiojakarta.internal.ee.config.OptionSources;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
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
 * starts, beside the initializer of the container's WebSocket support, and names its handlers with {@link #handlers(Class[])},
 * since nobody finds them there; or calls {@link #install(ServletContext, SocketIoOptions)}. Immutable.
 */
@HandlesTypes({
    SocketIoConfigurer.class,
    SocketIoNamespace.class,
    OnConnecting.class, // for classes whose namespace was forgotten; Tomcat 10.1.55 looks at methods, too
    OnConnect.class,
    OnEvent.class,
    OnAny.class,
    OnDisconnect.class,
    OnError.class
})
public final class SocketIoInitializer implements ServletContainerInitializer {

    private final Optional<SocketIoOptions> options;
    private final NamedHandlers handlers;
    private final Optional<Beans> beans;

    /**
     * Takes the options from MicroProfile Config, context parameters, configurers and a CDI bean; used by the container.
     */
    public SocketIoInitializer() {
        this(Optional.empty(), NamedHandlers.NONE, Optional.empty());
    }

    /** Takes these options, and nothing else. */
    public SocketIoInitializer(SocketIoOptions options) {
        this(Optional.of(options), NamedHandlers.NONE, Optional.empty());
    }

    private SocketIoInitializer(Optional<SocketIoOptions> options, NamedHandlers handlers, Optional<Beans> beans) {
        this.options = options;
        this.handlers = handlers;
        this.beans = beans;
    }

    /**
     * Returns an initializer like this one whose server also has these handlers. Needed where no container looks for
     * classes with {@link SocketIoNamespace}, as in the {@code main} of an embedded one; and where it does, a class that is
     * named is left to the server it is named for.
     *
     * <p>Where there is CDI, the classes have to be beans; elsewhere they are made by their constructors.
     *
     * @param types classes with {@link SocketIoNamespace}
     * @throws IllegalArgumentException if one of them has none, or there can be no instance of it; the message says what
     *     to write. A class none of whose methods handles anything stops the deployment
     */
    public SocketIoInitializer handlers(Class<?>... types) {
        return new SocketIoInitializer(options, handlers.and(List.of(types)), beans);
    }

    /**
     * Returns an initializer like this one whose server also has these handlers. They are called as they are: whatever made
     * them has also injected what they need.
     *
     * @param instances of classes with {@link SocketIoNamespace}, or of what extends them, as proxies do; classes may be
     *     among them, see {@link #handlers(Class[])}
     * @throws IllegalArgumentException if one of them is no handler, or of a class with {@code @SocketScoped}, or extends a
     *     class with {@link SocketIoNamespace} and has roles or events of its own, which nobody would read; the message
     *     says what to write
     */
    public SocketIoInitializer handlers(Object... instances) {
        return new SocketIoInitializer(options, handlers.and(List.of(instances)), beans);
    }

    /**
     * Returns an initializer like this one whose server has its handlers from these beans, and all handlers that they know,
     * in the place of CDI and constructors.
     */
    public SocketIoInitializer beans(Beans chosen) {
        return new SocketIoInitializer(options, handlers, Optional.of(chosen));
    }

    /**
     * Registers a server in a context that has not started yet.
     *
     * @return the server, or the one that had been registered at that path before, whose options count: if they are not
     *     the same object, that is logged as a warning
     * @throws IllegalStateException if another servlet has the path
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options) {
        return Deployment.install(context, options, Rank.INSTALLED);
    }

    /**
     * Does the same with a server that also has these handlers, see {@link #handlers(Class[])}.
     *
     * @param types classes with {@link SocketIoNamespace}
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options, Class<?>... types) {
        return install(context, options, (Object[]) types);
    }

    /**
     * Does the same with a server that also has these handlers, see {@link #handlers(Object[])}.
     *
     * @param instances of classes with {@link SocketIoNamespace}
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options, Object... instances) {
        Deployment.nameHandlers(context, options.path(), NamedHandlers.NONE.and(List.of(instances)));
        return install(context, options);
    }

    /** Does the same with a server that has its handlers from these beans, see {@link #beans}. */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options, Beans beans) {
        Deployment.give(context, options.path(), beans);
        return install(context, options);
    }

    @Override
    public void onStartup(@Nullable Set<Class<?>> types, ServletContext context) throws ServletException {
        Set<Class<?>> found = types == null ? Set.of() : types;
        Deployment.addHandlers(context, found);
        if (options.isPresent()) {
            name(context, options.get().path());
            Deployment.install(context, options.get(), Rank.WITH_OPTIONS);
        } else {
            List<SocketIoConfigurer> configurers = configurers(found);
            SocketIoOptions read = OptionSources.read(context, configurers);
            name(context, read.path());
            Deployment.installLate(context, read, OptionSources.isAnyIn(context, configurers));
        }
    }

    private void name(ServletContext context, String path) {
        Deployment.nameHandlers(context, path, handlers);
        beans.ifPresent(chosen -> Deployment.give(context, path, chosen));
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
