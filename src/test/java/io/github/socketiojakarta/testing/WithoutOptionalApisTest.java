package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.jackson.JacksonCodec;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The kit needs the Servlet API and one for JSON, and no test framework. */
class WithoutOptionalApisTest {

    private static final String[] MISSING = {
        "jakarta.json.",
        "jakarta.validation.",
        "jakarta.annotation.",
        "jakarta.enterprise.",
        "jakarta.inject.",
        "jakarta.interceptor.",
        "jakarta.transaction.",
        "jakarta.websocket.",
        "org.eclipse.microprofile.",
        "org.jboss.weld.",
        "org.junit.",
        "org.assertj.",
        "org.jspecify."
    };

    @Test
    void handlersAreCalled() throws Exception {
        try (ClassesWithout classes = new ClassesWithout(MISSING)) {
            assertThat(run(classes, Application.class)).isEqualTo("hello ada");
        }
    }

    /** JUnit looks at all methods of what it closes. */
    @Test
    void theServerCanBeLookedAt() throws Exception {
        try (ClassesWithout classes = new ClassesWithout(MISSING)) {
            assertThat(classes.loadClass(InMemoryServer.class.getName()).getMethods())
                    .isNotEmpty();
            assertThat(classes.loadClass(TestClient.class.getName()).getMethods())
                    .isNotEmpty();
        }
    }

    private static Object run(ClassLoader classes, Class<?> type) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classes);
        try {
            var constructor = classes.loadClass(type.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return ((Callable<?>) constructor.newInstance()).call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    public static final class Application implements Callable<String> {

        @Override
        public String call() {
            SocketIoOptions options =
                    SocketIoOptions.builder().jsonCodec(new JacksonCodec()).build();
            try (InMemoryServer server = InMemoryServer.builder()
                    .options(options)
                    .handlers(Greeter.class)
                    .start()) {
                return server.connect().emitWithAck("greet", "ada").get(0, String.class);
            }
        }
    }

    @SocketIoNamespace
    public static final class Greeter {

        @OnEvent("greet")
        String greet(String name) {
            return "hello " + name;
        }
    }
}
