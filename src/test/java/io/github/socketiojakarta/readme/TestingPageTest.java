package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Page;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on testing shows is compiled and run as it stands there. */
class TestingPageTest {

    private static final Page PAGE = Page.of("src/site/markdown/testing.md");

    private static final String IMPORTS = """
            import static org.junit.jupiter.api.Assertions.*;
            import io.github.socketiojakarta.*;
            import io.github.socketiojakarta.annotation.*;
            import io.github.socketiojakarta.cluster.*;
            import io.github.socketiojakarta.testing.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** What its snippets take for granted. */
    private static final String WORLD = """
            public record Order(String item, int count) {}
            InMemoryServer server = InMemoryServer.start();
            {
                server.io().of("/chat");
                server.io().onConnection(socket -> {
                    socket.on("order", (args, ack) -> ack.send(args.get(0, Order.class).count()));
                    socket.emit("news", new Order("tea", 1));
                });
            }
            TestClient client = server.connect();
            """;

    @TempDir
    Path classes;

    private URLClassLoader loader;
    private ClassLoader before;

    @BeforeEach
    void compile() throws Exception {
        new JavaBlocks(IMPORTS, WORLD).compile(PAGE, classes);
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
    }

    @AfterEach
    void close() throws Exception {
        Thread.currentThread().setContextClassLoader(before);
        loader.close();
    }

    private Object create(String name) throws ReflectiveOperationException {
        var constructor = loader.loadClass(name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static void call(Object target, Method method) throws ReflectiveOperationException {
        method.setAccessible(true);
        method.invoke(target);
    }

    @Test
    void itsTestsPass() throws Exception {
        List<Method> tests = Arrays.stream(loader.loadClass("chat.ChatTest").getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        assertThat(tests).hasSize(2);
        for (Method test : tests) {
            Object instance = create("chat.ChatTest");
            call(instance, test);
            call(instance, instance.getClass().getDeclaredMethod("stop"));
        }
    }

    @Test
    void itsSnippetsRun() throws Exception {
        int run = 0;
        for (int i = 0; i < PAGE.blocks("java").size(); i++) {
            if (classes.resolve("Snippet" + i + ".class").toFile().exists()) {
                Object snippet = create("Snippet" + i);
                call(snippet, snippet.getClass().getDeclaredMethod("run"));
                run++;
            }
        }
        assertThat(run).isEqualTo(7);
    }

    @Test
    void itsContainerHasBeans() throws Exception {
        Method of = loader.loadClass("Greeting").getDeclaredMethod("of", Class[].class);
        of.setAccessible(true);
        assertThat(of.invoke(null, (Object) new Class<?>[] {GreeterBean.class})).isEqualTo("hello ada");
    }

    @SocketIoNamespace
    static class GreeterBean {

        @OnEvent("greet")
        String greet(String name) {
            return "hello " + name;
        }
    }
}
