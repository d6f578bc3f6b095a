package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.BeanParameter;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Handler classes as CDI beans. Keeps the bean manager it found when the application started: later, a thread may not
 * know of which application it is. Thread-safe.
 */
public final class CdiBeans implements Beans {

    private static final System.Logger LOG = System.getLogger(CdiBeans.class.getName());

    private final BeanManager manager;
    private final SocketIoExtension extension;
    private final RequestScope requests;
    private final Queue<CreationalContext<?>> creations = new ConcurrentLinkedQueue<>();

    private CdiBeans(BeanManager manager, SocketIoExtension extension) {
        this.manager = manager;
        this.extension = extension;
        this.requests = new RequestScope(manager);
    }

    /**
     * Returns the beans of the application whose class loader is the thread's, if it has CDI.
     *
     * @throws LinkageError if there is no CDI API
     */
    public static Optional<CdiBeans> find() {
        BeanManager manager;
        try {
            manager = CDI.current().getBeanManager();
        } catch (IllegalStateException noProvider) {
            return Optional.empty();
        } catch (RuntimeException e) { // the edge to the container
            return without(e);
        }
        return find(manager);
    }

    /** Returns the beans of a container; nothing if the library's extension is not in it. */
    public static Optional<CdiBeans> find(BeanManager manager) {
        try {
            return Optional.of(new CdiBeans(manager, manager.getExtension(SocketIoExtension.class)));
        } catch (IllegalArgumentException unknown) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "CDI has not loaded {0}: handlers are no beans. The library has to be in WEB-INF/lib of the WAR",
                    SocketIoExtension.class.getName());
            return Optional.empty();
        } catch (UnsupportedOperationException builtBefore) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "CDI has no portable extensions here, as in Quarkus: handlers are plain objects, not beans");
            return Optional.empty();
        } catch (RuntimeException e) { // the edge to the container
            return without(e);
        }
    }

    private static Optional<CdiBeans> without(RuntimeException failure) {
        LOG.log(System.Logger.Level.WARNING, "CDI does not work: handlers are plain objects, not beans: " + failure);
        return Optional.empty();
    }

    /** Returns whether those who inject a server have one, or had one. */
    public boolean hasServer() {
        return extension.hasServer();
    }

    /** Gives a server to those who inject it. */
    public void inject(SocketIoServer server) {
        extension.use(server);
    }

    /** Runs an action when the beans can be used for the last time, which may be before the application stops. */
    public void beforeEnd(Runnable action) {
        extension.beforeEnd(action);
    }

    @Override
    public Collection<Class<?>> handlers() {
        return extension.handlers();
    }

    @Override
    public Instances instances(Class<?> type) {
        Set<Bean<?>> beans = manager.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .collect(Collectors.toSet());
        Bean<?> bean = beans.isEmpty() ? null : manager.resolve(beans);
        if (bean == null) {
            throw new InvalidHandlerException(
                    type,
                    "is no CDI bean, so nothing would be injected or intercepted; move it to a jar or WAR with an empty"
                            + " WEB-INF/beans.xml (META-INF/beans.xml), add @ApplicationScoped, which Open Liberty asks for,"
                            + " and check that nothing vetoes it");
        }
        Object reference = reference(bean, type, keep());
        return socket -> reference;
    }

    private CreationalContext<?> keep() {
        CreationalContext<?> creation = manager.createCreationalContext(null);
        creations.add(creation);
        return creation;
    }

    private Object reference(Bean<?> bean, Class<?> type, CreationalContext<?> creation) {
        return manager.getReference(bean, bean.getTypes().contains(type) ? type : bean.getBeanClass(), creation);
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        Instance<T> found = manager.createInstance().select(type);
        return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
    }

    /** A class without a scope is more likely an argument of the event, unless a qualifier says that it is a bean. */
    @Override
    public Optional<BeanParameter> bean(Parameter parameter) {
        Annotation[] qualifiers = Arrays.stream(parameter.getAnnotations())
                .filter(annotation -> manager.isQualifier(annotation.annotationType()))
                .toArray(Annotation[]::new);
        Set<Bean<?>> beans = manager.getBeans(parameter.getParameterizedType(), qualifiers);
        boolean anything = parameter.getType() == Object.class && qualifiers.length == 0; // which every bean is
        if (anything || beans.stream().noneMatch(bean -> isMeant(bean, parameter, qualifiers))) {
            return Optional.empty();
        }
        Bean<?> bean = resolve(beans, parameter);
        if (bean.getScope() != Dependent.class) {
            Object reference = manager.getReference(bean, parameter.getParameterizedType(), keep());
            return Optional.of(afterwards -> reference);
        }
        return isMeant(bean, parameter, qualifiers)
                ? Optional.of(DependentParameter.of(manager, parameter))
                : Optional.empty();
    }

    private static boolean isMeant(Bean<?> bean, Parameter parameter, Annotation[] qualifiers) {
        return bean.getScope() != Dependent.class
                || qualifiers.length > 0
                || parameter.getType().isAnnotationPresent(Dependent.class)
                || parameter.getType().getName().startsWith("jakarta.");
    }

    private Bean<?> resolve(Set<Bean<?>> beans, Parameter parameter) {
        try {
            return manager.resolve(beans);
        } catch (AmbiguousResolutionException e) {
            throw new InvalidHandlerException(
                    (Method) parameter.getDeclaringExecutable(),
                    "takes a " + parameter.getParameterizedType().getTypeName() + ", which several beans are: " + beans
                            + "; add a qualifier to the parameter and to one of them");
        }
    }

    @Override
    public boolean haveRequestScope() {
        return true;
    }

    @Override
    public void run(Runnable code) {
        requests.run(code);
    }

    @Override
    public void run(Socket socket, Runnable code) {
        extension.sockets().run(socket, code);
    }

    @Override
    public void close() {
        extension.sockets().endAll();
        creations.forEach(CreationalContext::release);
        creations.clear();
    }
}
