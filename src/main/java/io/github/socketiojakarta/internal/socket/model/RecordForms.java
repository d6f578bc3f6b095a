package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.internal.socket.model.ValueForm.Way;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds records that JSON-B writes as their components and nothing else, by the rules of its specification: in the order of the
 * names, without those that are null. Pure.
 */
final class RecordForms {

    private static final List<String> PREFIXES = List.of("get", "is", "set");
    private static final MethodType ANY_TO_ANY = MethodType.methodType(Object.class, Object.class);

    private RecordForms() {}

    /** Returns how the values of a record are written: by the JSON library, if anything about it is unusual. */
    static ValueForm of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean usual = Modifier.isPublic(type.getModifiers())
                && type.getDeclaredConstructors().length == 1
                && !hasOtherProperties(type, names(components))
                && !JsonbMarks.isMarked(type)
                && Arrays.stream(components).allMatch(component -> DeclaredTypes.isPlain(component.getGenericType()));
        return usual ? members(components) : Way.LIBRARY;
    }

    private static Set<String> names(RecordComponent[] components) {
        return Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
    }

    /** A method that is named like one of a bean is a property too, also a default method of an interface. */
    private static boolean hasOtherProperties(Class<?> type, Set<String> components) {
        return Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> isOtherProperty(method, components))
                || Arrays.stream(type.getInterfaces()).anyMatch(parent -> hasOtherProperties(parent, components));
    }

    private static boolean isOtherProperty(Method method, Set<String> components) {
        String name = method.getName();
        boolean isAccessor = method.getParameterCount() == 0 && components.contains(name);
        return !isAccessor && PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static ValueForm members(RecordComponent[] components) {
        List<ValueForm.Member> members = new ArrayList<>();
        Arrays.sort(components, Comparator.comparing(RecordComponent::getName));
        try {
            for (RecordComponent component : components) {
                StringBuilder key = new StringBuilder();
                JsonText.quote(key, component.getName());
                members.add(new ValueForm.Member(
                        key.append(':').toString(),
                        MethodHandles.publicLookup()
                                .unreflect(component.getAccessor())
                                .asType(ANY_TO_ANY)));
            }
        } catch (IllegalAccessException e) { // of a module that does not export it; the library says so, or finds a way
            return Way.LIBRARY;
        }
        return new ValueForm.Members(List.copyOf(members));
    }
}
