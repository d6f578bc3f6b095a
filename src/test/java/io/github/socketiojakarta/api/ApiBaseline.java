package io.github.socketiojakarta.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The public API as it was when somebody decided so: its classes without code, in a jar with which japicmp compares. */
final class ApiBaseline {

    static final Path JAR = Path.of("src/api/baseline.jar");

    private static final Path CLASSES = Path.of("target/classes");
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ApiBaseline() {}

    /** Returns the public types of the public packages. */
    static List<Class<?>> types() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.contains("/internal/"))
                    .filter(name -> !name.endsWith("package-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(ApiBaseline::load)
                    .filter(ApiBaseline::isVisible)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiBaseline.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return !type.isAnonymousClass()
                && isVisible(type.getModifiers())
                && (outer == null ? !type.isLocalClass() : isVisible(outer));
    }

    private static boolean isVisible(int access) {
        return (access & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && (access & Opcodes.ACC_SYNTHETIC) == 0;
    }

    /** Writes the API of today. */
    static void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> type : types()) {
                String name = type.getName().replace('.', '/') + ".class";
                JarEntry entry = new JarEntry(name);
                entry.setTimeLocal(ANY_TIME);
                jar.putNextEntry(entry);
                jar.write(withoutCode(Files.readAllBytes(CLASSES.resolve(name))));
            }
        }
    }

    private static byte[] withoutCode(byte[] compiled) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visible = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public FieldVisitor visitField(int access, String name, String type, String generic, Object value) {
                boolean kept = isVisible(access) || name.equals("serialVersionUID"); // which japicmp compares too
                return kept ? super.visitField(access, name, type, generic, value) : null;
            }

            @Override
            public MethodVisitor visitMethod(int access, String name, String type, String generic, String[] thrown) {
                return isVisible(access) ? super.visitMethod(access, name, type, generic, thrown) : null;
            }

            @Override
            public void visitNestMember(String name) {}

            @Override
            public void visitInnerClass(String name, String outer, String inner, int access) {
                if (isVisible(access)) {
                    super.visitInnerClass(name, outer, inner, access);
                }
            }
        };
        new ClassReader(compiled)
                .accept(visible, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** Returns how many methods each interface of the baseline wants from those who implement it. */
    static Map<String, Integer> wantedMethods() throws IOException {
        Map<String, Integer> wanted = new TreeMap<>();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                try (InputStream bytes =
                        new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes())) {
                    count(new ClassReader(bytes), wanted);
                }
            }
        }
        return wanted;
    }

    private static void count(ClassReader reader, Map<String, Integer> wanted) {
        int[] methods = new int[1];
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String generic, String[] thrown) {
                        methods[0] += (access & Opcodes.ACC_ABSTRACT) != 0 ? 1 : 0;
                        return null;
                    }
                },
                0);
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            wanted.put(reader.getClassName().replace('/', '.'), methods[0]);
        }
    }
}
