package io.github.socketiojakarta.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.NamedObject;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.ServletContainerInitializer;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Executors that the deployment descriptor names; Tomcat is the container with names here. */
class ListenerExecutorIT {

    private static final String NAME = "java:comp/env/concurrent/listeners";

    private static ServletContainerInitializer application(String executor) {
        return (types, context) -> {
            context.setInitParameter("socketio.executor", executor);
            new SocketIoInitializer().onStartup(types, context);
        };
    }

    /** The container's executor sets a class loader of its own, and outlives the application. */
    @Test
    void runsListenersInOrderOnTheExecutorThatJndiHas() throws Exception {
        ExecutorService managed = Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "managed-1");
            thread.setContextClassLoader(new URLClassLoader(new URL[0], null));
            return thread;
        });
        OrderedLoad load = new OrderedLoad();
        try {
            try (TestServer server = NamedObject.serve("concurrent/listeners", managed, application(NAME))) {
                load.serve(server.io(), server.context().getClassLoader());
                assertThat(load.run(server)).isEmpty();
            }
            assertThat(managed.isShutdown()).isFalse();
        } finally {
            managed.shutdownNow();
        }
        assertThat(load.threads()).contains("managed-#").noneMatch(name -> name.contains("-exec-"));
    }

    /** The names are those of the application, found by its class loader. */
    @ParameterizedTest
    @EnumSource(Threads.class)
    void listenersFindTheNamesOfTheApplication(Threads threads) throws Exception {
        ExecutorService managed = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "managed-1");
            thread.setContextClassLoader(new URLClassLoader(new URL[0], null));
            return thread;
        });
        CompletableFuture<Object> leaving = new CompletableFuture<>();
        try (TestServer server = NamedObject.serve("concurrent/listeners", managed, threads.application(managed))) {
            server.io().onConnection(socket -> {
                socket.on("look", (args, ack) -> ack.send(lookUp() == managed));
                socket.onDisconnect(reason -> leaving.complete(lookUp()));
            });
            try (RawWebSocket client = RawWebSocket.connected(server)) {
                assertThat(client.text("421[\"look\"]").next()).isEqualTo("431[true]");
                client.reset();
            }
            assertThat(leaving).succeedsWithin(Duration.ofSeconds(10)).isSameAs(managed);
        } finally {
            managed.shutdownNow();
        }
    }

    @SuppressWarnings("BanJNDI") // a constant
    private static Object lookUp() {
        try {
            return InitialContext.doLookup(NAME);
        } catch (NamingException e) {
            return e;
        }
    }

    /** Where listeners run. */
    enum Threads {
        CONTAINER,
        EXECUTOR,
        NAMED_EXECUTOR;

        ServletContainerInitializer application(Executor executor) {
            return switch (this) {
                case CONTAINER -> new SocketIoInitializer();
                case EXECUTOR ->
                    new SocketIoInitializer(
                            SocketIoOptions.builder().executor(executor).build());
                case NAMED_EXECUTOR -> ListenerExecutorIT.application(NAME);
            };
        }
    }

    @Test
    void doesNotStartWhereTheNameLeadsNowhere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Container.JETTY.start(application("java:comp/Nobody")))
                .havingCause()
                .withMessageContainingAll(
                        "Option executor is 'java:comp/Nobody'",
                        "java:comp/DefaultManagedExecutorService",
                        SocketIoOptions.VIRTUAL_THREADS);
    }

    @Test
    void doesNotStartWhereTheNameIsThatOfSomethingElse() throws Exception {
        assertThat(refusalOf("concurrent/listeners", "no executor", NAME))
                .containsSubsequence("'" + NAME + "'", "is no executor: java.lang.String", "Write the name of");
    }

    @Test
    void doesNotStartWhereTomcatHasNoSuchName() throws Exception {
        assertThat(refusalOf("something", "else", NAME)).contains("JNDI has nothing of that name");
    }

    /** Tomcat starts without the application, and says in its log alone why. */
    private static String refusalOf(String name, Object object, String executor) throws Exception {
        StringBuffer log = new StringBuffer();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getThrown() != null) {
                    log.append(entry.getThrown().getMessage()).append('\n');
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertThatException().isThrownBy(() -> NamedObject.serve(name, object, application(executor)));
        } finally {
            root.removeHandler(handler);
        }
        assertThat(LibraryThreads.running()).isEmpty();
        return log.toString();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void doesNotStartOnVirtualThreadsWhereThereAreNone() {
        SocketIoOptions options = SocketIoOptions.builder().virtualThreads().build();
        assertThatIllegalStateException()
                .isThrownBy(() -> Container.JETTY.start(new SocketIoInitializer(options)))
                .havingCause()
                .withMessageContainingAll(
                        "virtual threads", "Java " + Runtime.version().feature(), "leave the option out");
    }
}
