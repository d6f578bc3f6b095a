package io.github.socketiojakarta.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/** A container that lacks an API, or has it without anything behind it: our classes are loaded anew, others are missing. */
public final class ClassesWithout extends URLClassLoader {

    private static final List<String> ANEW = List.of("io.github.socketiojakarta.", "org.eclipse.microprofile.");
    private final List<String> missing;
    private final List<String> anew;

    /** Creates a loader that does not find classes whose names begin like this, nor any services of MicroProfile. */
    public ClassesWithout(String... missing) {
        this(List.of(), List.of(missing));
    }

    /**
     * Creates a loader that does the same.
     *
     * @param anew beginnings of further classes that are loaded anew, so that they miss what is missing, too
     */
    public ClassesWithout(List<String> anew, List<String> missing) {
        super(new URL[0], ClassesWithout.class.getClassLoader());
        this.missing = List.copyOf(missing);
        this.anew = Stream.concat(ANEW.stream(), anew.stream()).toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (missing.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return anew.stream().anyMatch(name::startsWith) ? define(name) : super.loadClass(name, resolve);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = code.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        boolean hidden = name.startsWith("META-INF/services/org.eclipse.microprofile.");
        return hidden ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
