package io.github.socketiojakarta.internal.ee.handler.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells which types a class mentions, also those that are missing: the Java virtual machine leaves out annotations whose
 * classes it cannot find, so that reflection alone would take a protected method for an open one. Immutable.
 */
public final class ClassText {

    private final String text;

    private ClassText(String text) {
        this.text = text;
    }

    /** Reads a class file; of a class that has none, such as one made at run time, nothing is known. */
    public static ClassText of(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream file = type.getResourceAsStream(name)) {
            return new ClassText(file == null ? "" : new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether an annotation or a type of that package is mentioned. */
    public boolean mentions(String packageName) {
        return text.contains("L" + packageName.replace('.', '/') + "/");
    }

    /** Returns whether that annotation or type is mentioned. */
    boolean mentionsType(String name) {
        return text.contains("L" + name.replace('.', '/') + ";");
    }
}
