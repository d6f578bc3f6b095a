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

    private final Map<Class<?>, ValueForm> known = new ConcurrentHashMap<>();
    private final boolean usual;

    private ValueForms(boolean usual) {
        this.usual = usual;
    }

    /** Returns those of a library that does as its specification says. */
    public static ValueForms usual() {
        return new ValueForms(true);
    }

    /** Returns those of a library that an application may have told to do otherwise, which writes all values itself. */
    public static ValueForms ofLibrary() {
        return new ValueForms(false);
    }

    /** Returns how values of a class are written. */
    ValueForm of(Class<?> type) {
        ValueForm form = known.get(type);
        return form == null ? find(type) : form;
    }

    private ValueForm find(Class<?> type) {
        if (!usual) {
            return Way.LIBRARY;
        }
        if (known.size() >= MAX_CLASSES) { // whatever makes so many, it would take long each time
            return isOfJdk(type) ? JdkForms.of(type) : Way.LIBRARY;
        }
        ValueForm form = form(type);
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
        if (JdkForms.isLegacyDate(type)) {
            return Way.LEGACY_DATE;
        }
        if (isOfJdk(type)) {
            return JdkForms.of(type);
        }
        return type.isRecord() ? RecordForms.of(type) : Way.LIBRARY;
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }
}
