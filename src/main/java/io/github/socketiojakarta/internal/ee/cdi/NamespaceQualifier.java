package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.internal.ee.handler.check.NamespaceName;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Injects the namespace that {@link SocketIoNamespace} names at the injection point. */
final class NamespaceQualifier extends AnnotationLiteral<SocketIoNamespace> implements SocketIoNamespace {

    /** The name does not count when the bean is resolved. */
    static final NamespaceQualifier ANY_NAME = new NamespaceQualifier();

    private static final long serialVersionUID = 1L;

    private NamespaceQualifier() {}

    @Override
    public String value() {
        return "/";
    }

    @Override
    public String pattern() {
        return "";
    }

    /** The namespace is looked for when it is used first: beans may be injected before the server has started. */
    static Namespace namespace(Instance<Object> lookup, Supplier<SocketIoServer> server) {
        String name = lookup.select(InjectionPoint.class).get().getQualifiers().stream()
                .filter(SocketIoNamespace.class::isInstance)
                .map(qualifier -> ((SocketIoNamespace) qualifier).value())
                .findFirst()
                .orElseThrow();
        return (Namespace) Proxy.newProxyInstance(
                Namespace.class.getClassLoader(),
                new Class<?>[] {Namespace.class},
                new InjectedNamespace(name.startsWith("/") ? name : "/" + name, server));
    }

    /** Returns what is wrong with a place where a namespace is injected. */
    static Optional<String> mistake(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(qualifier -> qualifier instanceof SocketIoNamespace && isNamespace(point.getType()))
                .flatMap(qualifier -> NamespaceName.mistake((SocketIoNamespace) qualifier).stream())
                .findFirst()
                .map(mistake -> point.getMember() + ": " + mistake);
    }

    private static boolean isNamespace(Type type) {
        return type == Namespace.class
                || (type instanceof ParameterizedType parameterized
                        && List.of(parameterized.getActualTypeArguments()).contains(Namespace.class));
    }

    /**
     * Finds the namespace by its name with each call. Those of the same name are equal. Immutable.
     *
     * @param name the name
     * @param server finds the server
     */
    private record InjectedNamespace(String name, Supplier<SocketIoServer> server) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(method.getName(), arguments);
            }
            try {
                return method.invoke(server.get().of(name), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private Object ofObject(String method, @Nullable Object @Nullable [] arguments) {
            return switch (method) {
                case "equals" -> arguments != null && isSame(arguments[0]);
                case "hashCode" -> name.hashCode();
                default -> "Namespace " + name;
            };
        }

        private boolean isSame(@Nullable Object other) {
            return other != null
                    && Proxy.isProxyClass(other.getClass())
                    && Proxy.getInvocationHandler(other) instanceof InjectedNamespace injected
                    && injected.name.equals(name);
        }
    }
}
