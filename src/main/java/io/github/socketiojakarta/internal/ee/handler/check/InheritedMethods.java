package io.github.socketiojakarta.internal.ee.handler.check;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of a class and of those it extends. A method that is overridden counts as its author wrote it last, with the
 * annotations it has there.
 */
public final class InheritedMethods {

    /** By signature; under a second one, if a method overrides one whose parameters have a type variable. */
    private final Map<String, Method> methods = new LinkedHashMap<>();

    private final Map<Method, Method> overridden = new LinkedHashMap<>();
    private final Set<Class<?>> contracts = new LinkedHashSet<>();

    /** Reads a handler class with its superclasses and interfaces. */
    public InheritedMethods(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            add(part);
            addContracts(part);
        }
    }

    private void add(Class<?> part) {
        List<Method> written = Arrays.stream(part.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(InheritedMethods::signature))
                .toList();
        written.forEach(method -> {
            Method heir = methods.putIfAbsent(signature(method), method);
            if (heir != null) {
                overridden.put(method, heir);
            }
        });
        Arrays.stream(part.getDeclaredMethods())
                .filter(Method::isBridge)
                .forEach(bridge -> written.stream()
                        .filter(method -> isBridgeTo(bridge, method))
                        .findFirst()
                        .ifPresent(method -> methods.putIfAbsent(signature(bridge), method)));
    }

    private void addContracts(Class<?> part) {
        for (Class<?> contract : part.getInterfaces()) {
            contracts.add(contract);
            addContracts(contract);
        }
    }

    /**
     * The compiler writes a bridge where {@code handle(String)} overrides {@code handle(T)}, with the annotations of the method
     * that it calls. It also writes one where a public class inherits from one that is not; that one overrides nothing here,
     * even if there is an overload that could take its arguments.
     */
    private static boolean isBridgeTo(Method bridge, Method method) {
        Class<?>[] wide = bridge.getParameterTypes();
        Class<?>[] narrow = method.getParameterTypes();
        boolean alike = bridge.getName().equals(method.getName())
                && wide.length == narrow.length
                && Arrays.equals(bridge.getAnnotations(), method.getAnnotations());
        if (!alike) {
            return false;
        }
        for (int i = 0; i < wide.length; i++) {
            if (!wide[i].isAssignableFrom(narrow[i])) {
                return false;
            }
        }
        return true;
    }

    private static String signature(Method method) {
        String owner = Modifier.isPrivate(method.getModifiers())
                ? method.getDeclaringClass().getName()
                : "";
        return owner + method.getName() + Arrays.toString(method.getParameterTypes());
    }

    /** Returns each method once: those of a class by their names, because Java tells no order of them, then the inherited ones. */
    public Collection<Method> all() {
        return new LinkedHashSet<>(methods.values());
    }

    /**
     * Returns the methods that say they handle something, by an annotation that is not read: the method that overrides them
     * does not repeat it, or they are those of an interface.
     */
    public List<Unread> unread() {
        List<Unread> unread = new ArrayList<>();
        overridden.forEach((method, heir) -> unread.add(new Unread(method, heir)));
        contracts.stream()
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .forEach(method -> unread.add(new Unread(method, methods.getOrDefault(signature(method), method))));
        return unread.stream().filter(Unread::isLost).toList();
    }

    /**
     * A method that somebody else's stands for.
     *
     * @param method the one with the annotation
     * @param heir the one that runs; the same, if a class has only what its interface brings
     */
    public record Unread(Method method, Method heir) {

        /** Returns whether nothing but an interface has the method. */
        public boolean isOfInterface() {
            return heir.equals(method);
        }

        private boolean isLost() {
            boolean own = !isOfInterface() && HandlerKind.all(heir).findAny().isPresent();
            return !own && HandlerKind.all(method).findAny().isPresent();
        }
    }
}
