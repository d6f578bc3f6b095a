package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.BeanParameter;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import java.lang.reflect.Parameter;
import java.util.Collection;
import java.util.Optional;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The beans of a Spring context as handlers: those whose class has {@code @SocketIoNamespace}, through their proxies. So
 * {@code @Transactional}, {@code @PreAuthorize}, {@code @Validated} and an application's own aspects work on their methods.
 * Spring Boot and {@link EnableSocketIo} make one; others give it to
 * {@link io.github.socketiojakarta.startup.SocketIoInitializer#beans} or to the test kit. Thread-safe.
 *
 * <p>Methods run with the login of the client as the one of Spring Security, if that is there: what {@code
 * HttpServletRequest.getUserPrincipal()} said when the client connected, or an anonymous one. A call that Spring Security
 * refuses is answered as one that {@code @RolesAllowed} refuses. Methods with {@code @OnConnecting} have no login yet, so
 * {@code @PreAuthorize} does not belong on them, nor on their class.
 *
 * <p>A handler is a singleton. One with {@code @SocketScoped} is a prototype, of which each socket has one, destroyed when the
 * socket has gone. A parameter with {@code @Autowired}, {@code @Qualifier} or {@code @Value} takes a bean or a value, found once.
 */
public final class SpringBeans implements Beans {

    private final ApplicationContext context;
    private final HandlerBeans handlers;
    private final CallSecurity security;

    /**
     * Uses a context that has started, or is about to.
     *
     * @throws IllegalArgumentException if it has no bean factory whose definitions can be read
     */
    public SpringBeans(ApplicationContext context) {
        if (!(context instanceof ConfigurableApplicationContext configurable)) {
            throw new IllegalArgumentException(context + " is no ConfigurableApplicationContext");
        }
        this.context = context;
        this.handlers = new HandlerBeans(configurable.getBeanFactory());
        this.security = CallSecurity.find(context.getClassLoader());
    }

    @Override
    public Collection<Class<?>> handlers() {
        return handlers.names().keySet();
    }

    @Override
    public Instances instances(Class<?> handler) {
        String name = handlers.name(handler);
        if (handler.isAnnotationPresent(SocketScoped.class)) {
            handlers.requirePrototype(handler, name);
            return new SocketInstances(context, name, security);
        }
        handlers.requireSingleton(handler, name);
        return new SingletonInstances(context.getBean(name), security);
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(context.getBeanProvider(type).getIfUnique());
    }

    @Override
    public Optional<BeanParameter> bean(Parameter parameter) {
        return BeanParameters.find(context.getAutowireCapableBeanFactory(), parameter);
    }

    @Override
    public void run(Socket socket, Runnable code) {
        security.run(socket, code);
    }

    @Override
    public String toString() {
        return "beans of " + context;
    }
}
