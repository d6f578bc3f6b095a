package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.Handlers;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.HashSet;
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
        Layers made = new Layers(options.decide(), context.getClassLoader(), context.getContextPath());
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
                context.addServlet(SERVLET_NAME + attributes.path(), new LateServlet(layers));
        registration.setAsyncSupported(true);
        registration.setLoadOnStartup(1);
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
        try {
            start(context);
        } catch (RuntimeException | Error e) { // not all containers stop what did not start
            failure.log(e);
            stopped();
            throw e;
        }
    }

    private void start(ServletContext context) {
        Layers made = layers.get();
        options.confirm();
        made.start(context);
        HandlerTypes types = new HandlerTypes(context);
        Optional<Beans> given = new GivenBeans(context, attributes.path()).find();
        beans = given.orElseGet(() -> beans(types, made.server()));
        Set<Class<?>> found = new HashSet<>();
        if (attributes.isMain()) {
            found.addAll(types.found());
        }
        if (attributes.isMain() || given.isPresent()) {
            found.addAll(beans.handlers());
        }
        Handlers handlers = Handlers.read(types.unnamed(found), types.of(attributes.path()), made.server(), beans);
        serve(made, handlers);
        new StartLine(context, made, beans, handlers).log();
    }

    private Beans beans(HandlerTypes types, SocketIoServer server) {
        if (attributes.isMain()) {
            return BeansLookup.find(Optional.of(server), this::stopped);
        }
        return types.of(attributes.path()).isAny() ? BeansLookup.find(Optional.empty(), this::stopped) : beans;
    }

    private void serve(Layers made, Handlers handlers) {
        made.use(beans);
        if (beans.haveRequestScope() && isTomcat(attributes.context())) {
            made.avoidContainerThreads();
        }
        made.declareRoles(handlers.roles());
        handlers.serve();
    }

    /**
     * Tomcat tells the end of an asynchronous request on another thread than its beginning, so that CDI takes the first one
     * for serving it still: on it, events would get the request-scoped beans of whoever came before. Payara, which descends
     * from it, does the same. The name that a server says it has does not count, because who hardens one changes that.
     */
    private static boolean isTomcat(ServletContext context) {
        return context.getClass().getName().startsWith("org.apache.catalina.");
    }

    /** Stops everything; harmless the second time. */
    private void stopped() {
        if (layers.isMade()) {
            layers.get().stop();
        }
        attributes.remove();
        new HandlerTypes(attributes.context()).remove();
        new GivenBeans(attributes.context(), attributes.path()).remove();
        beans.close();
        options.close();
    }
}
