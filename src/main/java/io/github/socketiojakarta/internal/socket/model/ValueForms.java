package io.github.socketiojakarta.internal.socket.model;

import io.github.socketiojakarta.internal.socket.model.ValueForm.Way;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the values of each class are written, found once. A codec has one, and keeps the classes no longer than itself. Thread-safe.
 */
public final class ValueForms {

    /** Far more classes than an application sends. */
    private static final int MAX_CLASSES = 1_000;

    /** What is written here, instead of by the library. */
    private enum Reach {
        NOTHING,
        JDK,
        APPLICATION
    }

    private final Map<Class<?>, ValueForm> known = new ConcurrentHashMap<>();
    private final Reach reach;

    private ValueForms(Reach reach) {
        this.reach = reach;
    }

    /** Returns those of Yasson: values of the JDK, and enums and records of the application too. */
    public static ValueForms ofYasson() {
        return new ValueForms(Reach.APPLICATION);
    }

    /** Returns those of a library that may have annotations of its own, by which it hides what we would show. */
    public static ValueForms ofJdk() {
        return new ValueForms(Reach.JDK);
    }

    /** Returns those of a library that an application may have told to do otherwise, which writes all values itself. */
    public static ValueForms ofLibrary() {
        return new ValueForms(Reach.NOTHING);
    }

    /** Returns how values of a class are written. */
    ValueForm of(Class<?> type) {
        ValueForm form = known.get(type);
        return form == null ? find(type) : form;
    }

    private ValueForm find(Class<?> type) {
        if (reach == Reach.NOTHING) {
            return Way.LIBRARY;
        }
        if (JdkForms.isLegacyDate(type)) {
            return Way.LEGACY_DATE;
        }
        if (isOfJdk(type) && !type.isArray() && !Enum.class.isAssignableFrom(type)) {
            return JdkForms.of(type);
        }
        if (reach == Reach.JDK || known.size() >= MAX_CLASSES) { // whatever makes so many, it would take long each time
            return Way.LIBRARY;
        }
        ValueForm form;
        try {
            form = form(type);
        } catch (RuntimeException
                | LinkageError e) { // it names a class that is not there; the library says so, or copes
            form = Way.LIBRARY;
        }
        known.put(type, form);
        return form;
    }

    private static ValueForm form(Class<?> type) {
        if (type.isArray()) {
            return DeclaredTypes.isPlainElement(type.getComponentType()) ? Way.ARRAY : Way.LIBRARY;
        }
        if (Enum.class.isAssignableFrom(type)) {
            return JsonbMarks.isMarked(type.isEnum() ? type : type.getSuperclass()) ? Way.LIBRARY : Way.ENUM;
        }
        return type.isRecord() ? RecordForms.of(type) : Way.LIBRARY;
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }
}
