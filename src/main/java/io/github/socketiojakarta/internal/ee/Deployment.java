package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A server in the life of its web application.
 *
 * <p>A servlet has to be registered before the application's own listeners are called. But CDI, where the options may
 * come from, starts after that in some containers. So a server whose options are not given is made when somebody uses it
 * first: a listener of the application, a bean, or we when the context is initialized. The WebSocket container is looked
 * for then too, because some containers start it late. Confined to the container's start and stop of the application,
 * but for the making of the server.
 */
public final class Deployment {

    private static final System.Logger LOG = System.getLogger(Deployment.class.getName());
    private static final String SERVLET_NAME = "socketio-jakarta";

    private final ServerAttributes attributes;
    private final OptionsDecision options;
    private final Once<Layers> layers;
    private final FailureLine failure;
    private Beans beans = new PlainBeans();

    private Deployment(ServerAttributes attributes, OptionsDecision options) {
        this.attributes = attributes;
        this.options = options;
        this.layers = new Once<>(this::make);
        this.failure = new FailureLine(attributes.path(), LOG);
    }

    /**
     * Makes a server with these options, and registers it in a web application that is being started. Does nothing if
     * there is one at that path already, but for the rank, and for a warning if that one has other options.
     *
     * @return the server
     * @throws IllegalStateException if another servlet has the path
     */
    public static SocketIoServer install(ServletContext context, SocketIoOptions options, Rank rank) {
        ServerAttributes attributes = new ServerAttributes(context, options.path());
        attributes.nominate(rank);
        if (!attributes.areTaken()) {
            Deployment deployment = new Deployment(attributes, () -> options);
            attributes.keep(options);
            deployment.layers.get();
            deployment.register();
        } else if (!attributes.have(options)) {
            warn(options.path(), "those given to SocketIoInitializer");
        }
        return SocketIoServer.of(context, options.path());
    }

    /**
     * Does the same with a server that is made later, with these options or with those of a CDI bean.
     *
     * @param chosen whether the application has said anything about them
     */
    public static void installLate(ServletContext context, SocketIoOptions options, boolean chosen) {
        ServerAttributes attributes = new ServerAttributes(context, options.path());
        attributes.nominate(Rank.BY_ITSELF);
        if (!attributes.areTaken()) {
            Deployment deployment = new Deployment(attributes, new BeanDecision(options));
            Supplier<SocketIoServer> late = () -> deployment.layers.get().server();
            attributes.keep(options);
            attributes.set(late);
            deployment.register();
        } else if (chosen) {
            warn(options.path(), "those of every SocketIoConfigurer, context parameter and options bean");
        }
    }

    /** Among them may be those that keep strangers away. */
    private static void warn(String path, String ignored) {
        LOG.log(
                System.Logger.Level.WARNING,
                "The Socket.IO server at {0} has options already, so {1} are ignored. Whichever comes first counts: give"
                        + " them in one place, such as a SocketIoConfigurer, or give one of the servers another path",
                path,
                ignored);
    }

    /**
     * Lets classes handle namespaces of the main server, which may be installed later.
     *
     * @param types such classes, and others, which are left out
     */
    public static void addHandlers(ServletContext context, Set<Class<?>> types) {
        new HandlerTypes(context).add(types);
    }

    /** Lets the server of that path, which may be installed later, have handlers that nobody needs to find. */
    public static void nameHandlers(ServletContext context, String path, NamedHandlers handlers) {
        new HandlerTypes(context).name(path, handlers);
    }

    /**
     * Lets the server of that path, which may be installed later, have its handlers from these beans.
     *
     * @throws IllegalStateException if it has others
     */
    public static void give(ServletContext context, String path, Beans beans) {
        new GivenBeans(context, path).give(beans);
    }

    /**
     * Installs a server with these options whose handlers are {@linkplain #give given} when the beans are ready. In a WAR, it
     * is the one that the library installs by itself, which has not been made yet.
     *
     * @throws IllegalStateException if that one has another path
     */
    public static void installAwaitingBeans(ServletContext context, SocketIoOptions options) {
        boolean chosen = new ServerAttributes(context, options.path()).choose(options);
        new GivenBeans(context, options.path()).expect();
        if (!chosen) {
            install(context, options, Rank.WITH_OPTIONS);
        }
    }

    /** Makes a server where no servlet is taken, as in tests, which no client finds; returns what ends it. */
    public static Runnable makeUnreachable(ServletContext context, SocketIoOptions options) {
        ServerAttributes attributes = new ServerAttributes(context, options.path());
        attributes.nominate(Rank.WITH_OPTIONS);
        attributes.keep(options);
        Deployment deployment = new Deployment(attributes, () -> options);
        deployment.layers.get();
        return deployment::stopped;
    }

    private Layers make() {
        try {
            return layers();
        } catch (RuntimeException | Error e) { // a listener of the application may have asked first
            failure.log(e);
            throw e;
        }
    }

    private Layers layers() {
        ServletContext context = attributes.context();
        Layers made = new Layers(
                attributes.chosen().orElseGet(options::decide), context.getClassLoader(), context.getContextPath());
        attributes.set(made.server());
        return made;
    }

    private void register() {
        try {
            addServlet();
        } catch (RuntimeException | Error e) {
            failure.log(e);
            stopped();
            throw e;
        }
    }

    private void addServlet() {
        ServletContext context = attributes.context();
        ServletRegistration.Dynamic registration =
                context.addServlet(SERVLET_NAME + attributes.path(), new LateServlet(layers, this::initialized));
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(Integer.MAX_VALUE); // behind those that start a Spring context
        Set<String> taken = registration.addMapping(attributes.path() + "/*");
        if (!taken.isEmpty()) { // nothing has been mapped
            throw new IllegalStateException(String.join(", ", taken)
                    + " belongs to another servlet already, so no client could reach the Socket.IO server; remove that"
                    + " servlet, or set socketio.path");
        }
        context.addListener(new DeploymentListener(this::started, this::stopped));
        context.addListener(new LateSessionListener(layers));
    }

    /** Starts what could not start before; if that fails, nothing is left behind. */
    private void started(ServletContext context) {
        guard(() -> start(context));
    }

    private void guard(Runnable start) {
        try {
            start.run();
        } catch (RuntimeException | Error e) { // not all containers stop what did not start
            failure.log(e);
            stopped();
            throw e;
        }
    }

    private void start(ServletContext context) {
        Layers made = layers.get();
        if (attributes.chosen().isEmpty()) {
            options.confirm();
        }
        made.start(context);
        GivenBeans given = given();
        Optional<Beans> present = given.find();
        if (present.isPresent()) {
            serve(present.get(), true);
        } else if (given.areExpected() || (attributes.isMain() && BeansLookup.mayComeLater(context.getClassLoader()))) {
            given.await(late -> guard(() -> serve(late, true)));
        } else {
            serve(own(), attributes.isMain());
        }
    }

    private GivenBeans given() {
        return new GivenBeans(attributes.context(), attributes.path());
    }

    private Beans own() {
        if (attributes.isMain()) {
            return BeansLookup.find(Optional.of(layers.get().server()), this::stopped);
        }
        boolean named =
                new HandlerTypes(attributes.context()).of(attributes.path()).isAny();
        return named ? BeansLookup.find(Optional.empty(), this::stopped) : beans;
    }

    private void serve(Beans chosen, boolean known) {
        beans = chosen;
        given().take(chosen);
        new HandlerStart(attributes, layers.get()).serve(chosen, known);
    }

    /** Spring had its last chance: its contexts start with the application's listeners, or with other servlets before this. */
    private void initialized() {
        given().settle(this::own);
    }

    /** Stops everything; harmless the second time. */
    private void stopped() {
        if (layers.isMade()) {
            layers.get().stop();
        }
        attributes.remove();
        new HandlerTypes(attributes.context()).remove();
        given().remove();
        beans.close();
        options.close();
    }
}
