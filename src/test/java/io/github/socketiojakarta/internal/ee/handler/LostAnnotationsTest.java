package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.ee.handler.check.FormerNames;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterChecks;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterSources;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Annotations that the Java virtual machine leaves out, or nobody reads, must not make a method that they protect an open one. */
class LostAnnotationsTest {

    /** Nobody gets as far as asking it anything. */
    private static final SocketIoServer NO_SERVER = (SocketIoServer) Proxy.newProxyInstance(
            LostAnnotationsTest.class.getClassLoader(),
            new Class<?>[] {SocketIoServer.class},
            (proxy, method, args) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            classes = {OnMethod.class, OnClass.class, Denied.class, OfHeir.class, OfParent.class, Overriding.class})
    void withoutTheApiNoMethodIsOpenThatHasRoles(Class<?> type) throws Exception {
        assertThat(withoutApi(type))
                .hasMessageContainingAll(
                        "uses jakarta.annotation.security, which is missing", "jakarta.annotation-api");
    }

    @ParameterizedTest
    @ValueSource(classes = {Open.class, WithPriority.class})
    void withoutTheApiOthersAreOpen(Class<?> type) throws Exception {
        assertThat(withoutApi(type)).isNull();
    }

    /** Returns why a class is refused, if it is, where the API of the annotations is missing. */
    private static Throwable withoutApi(Class<?> type) throws Exception {
        try (ClassesWithout classes = new ClassesWithout("jakarta.annotation.")) {
            Class<?> handler = classes.loadClass(type.getName());
            Method of =
                    classes.loadClass(AccessRule.class.getName()).getDeclaredMethod("of", Class.class, Method.class);
            of.setAccessible(true);
            Throwable failure = catchThrowable(() -> of.invoke(null, handler, handle(handler)));
            return failure == null ? null : failure.getCause();
        }
    }

    private static Method handle(Class<?> handler) {
        for (Class<?> part = handler; ; part = part.getSuperclass()) {
            var own = Arrays.stream(part.getDeclaredMethods())
                    .filter(method -> method.getName().equals("handle"))
                    .findFirst();
            if (own.isPresent()) {
                return own.get();
            }
        }
    }

    static class OnMethod {
        @RolesAllowed("admin")
        void handle() {}
    }

    @RolesAllowed("admin")
    static class OnClass {
        void handle() {}
    }

    static class Denied {
        @DenyAll
        void handle() {}
    }

    @RolesAllowed("admin")
    static class OfHeir extends Open {}

    static class OfParent extends OnClass {}

    static class Overriding extends OnMethod {
        @Override
        @RolesAllowed("admin")
        void handle() {}
    }

    static class Open {
        void handle() {}
    }

    @Priority(1)
    static class WithPriority {
        void handle() {}
    }

    @ParameterizedTest
    @CsvSource({
        "javax.annotation.security, RolesAllowed, javax.annotation.security",
        "javax.annotation.security, DenyAll, javax.annotation.security",
        "javax.validation.constraints, NotNull, javax.validation.constraints",
        "javax.validation, Valid, javax.validation.Valid"
    })
    void annotationsOfJavaEeAreRefusedWhetherTheirJarIsThereOrNot(String packageName, String name, String said)
            throws Exception {
        compile(packageName, name);
        for (boolean there : new boolean[] {true, false}) {
            try (URLClassLoader application = new URLClassLoader(
                    new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
                for (String handler : List.of("Former", "Heir")) {
                    assertThatExceptionOfType(InvalidHandlerException.class)
                            .isThrownBy(() -> FormerNames.refuse(application.loadClass(handler)))
                            .withMessageContainingAll(
                                    handler, "uses " + said, "import " + said.replace("javax.", "jakarta."));
                }
            }
            if (there) {
                Files.delete(directory.resolve(packageName.replace('.', '/')).resolve(name + ".class"));
            }
        }
    }

    private void compile(String packageName, String name) throws Exception {
        String annotation = "package " + packageName + "; import java.lang.annotation.*;"
                + " @Retention(RetentionPolicy.RUNTIME) public @interface " + name + " {}";
        String handler = "public class Former { public void handle(@" + packageName + "." + name + " String text) {}}"
                + " class Heir extends Former {}";
        Path ofAnnotation = Files.createDirectories(directory.resolve(packageName.replace('.', '/')))
                .resolve(name + ".java");
        Path ofHandler = directory.resolve("Former.java");
        Files.writeString(ofAnnotation, annotation);
        Files.writeString(ofHandler, handler);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjects(ofAnnotation, ofHandler))
                            .call())
                    .isTrue();
        }
    }

    /** Others of Java's extensions are as good as ever, and so is a name that is longer. */
    @Test
    void othersAreNot() throws Exception {
        compile("javax.annotation.securityguards", "RolesAllowed");
        try (URLClassLoader application = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            FormerNames.refuse(application.loadClass("Heir"));
        }
        FormerNames.refuse(LostAnnotationsTest.class);
    }

    /** Whoever reads the methods of a handler looks for them. */
    @Test
    void aHandlerIsLookedAt() throws Exception {
        compile("javax.annotation.security", "RolesAllowed");
        try (URLClassLoader application = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> former = application.loadClass("Former");
            assertThatExceptionOfType(InvalidHandlerException.class)
                    .isThrownBy(() -> HandlerMethods.of(
                            former,
                            new ParameterSources(NO_SERVER, new PlainBeans()),
                            new ParameterChecks(new PlainBeans())))
                    .withMessageContaining("javax.annotation.security");
        }
    }
}
