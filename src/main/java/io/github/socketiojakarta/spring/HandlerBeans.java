package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds the handlers of a context by the classes that the application wrote: a proxy may have an interface of them only.
 *
 * @param factory where beans are defined
 */
record HandlerBeans(ConfigurableListableBeanFactory factory) {

    private static final System.Logger LOG = System.getLogger(HandlerBeans.class.getName());

    /** Returns the handler classes, each with the name of its bean. */
    Map<Class<?>, String> names() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        for (String name : factory.getBeanDefinitionNames()) {
            type(name)
                    .filter(type -> type.isAnnotationPresent(SocketIoNamespace.class))
                    .ifPresent(type -> add(names, type, name));
        }
        return names;
    }

    private static void add(Map<Class<?>, String> names, Class<?> type, String name) {
        String other = names.putIfAbsent(type, name);
        if (other != null) {
            throw new InvalidHandlerException(
                    type,
                    "is the class of two beans, '" + other + "' and '" + name + "', so that it would handle everything"
                            + " twice; leave one");
        }
    }

    /** Behind a scoped proxy, the bean that has its name is meant, and not its target, which has another. */
    private Optional<Class<?>> type(String name) {
        if (ScopedProxyUtils.isScopedTarget(name)
                || factory.getMergedBeanDefinition(name).isAbstract()) {
            return Optional.empty();
        }
        String target = ScopedProxyUtils.getTargetBeanName(name);
        return targetClass(factory.containsBeanDefinition(target) ? target : name);
    }

    private Optional<Class<?>> targetClass(String name) {
        try {
            return Optional.ofNullable(AutoProxyUtils.determineTargetClass(factory, name))
                    .map(ClassUtils::getUserClass);
        } catch (RuntimeException | LinkageError unknown) { // of a lazy bean, perhaps, that nobody uses
            LOG.log(System.Logger.Level.DEBUG, "The class of the bean ''{0}'' is not known: {1}", name, unknown);
            return Optional.empty();
        }
    }

    /** Returns the name of the bean of a class. */
    String name(Class<?> type) {
        String name = names().get(type);
        if (name == null) {
            throw new InvalidHandlerException(
                    type,
                    "is no bean of the Spring context, so nothing would be injected or intercepted; put @Component on it"
                            + " and let it be found by @ComponentScan, or take it out of the application");
        }
        return name;
    }

    void requireSingleton(Class<?> type, String name) {
        if (!factory.getMergedBeanDefinition(name).isSingleton()) {
            throw new InvalidHandlerException(
                    type,
                    "is a bean of the scope '"
                            + factory.getMergedBeanDefinition(name).getScope()
                            + "', but one instance handles all events; take @Scope away, or add @SocketScoped to have one"
                            + " for each socket");
        }
    }

    void requirePrototype(Class<?> type, String name) {
        if (!factory.getMergedBeanDefinition(name).isPrototype()) {
            throw new InvalidHandlerException(
                    type, "is @SocketScoped, so that each socket has an instance; add @Scope(\"prototype\")");
        }
    }
}
