package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketIoNamespace;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

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
                Namespace.class.getClassLoader(), new Class<?>[] {Namespace.class}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(server.get().of(name), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
