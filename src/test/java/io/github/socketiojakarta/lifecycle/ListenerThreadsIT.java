package io.github.socketiojakarta.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where listeners run, what they find there, and that each client's events stay in order. */
class ListenerThreadsIT {

    private static final int CLIENTS = 50;
    private static final Path JAVA_HOMES = Path.of("/usr/lib/jvm");

    @ParameterizedTest
    @EnumSource(Container.class)
    void onTheContainersThreadsEventsStayInOrder(Container container) throws Exception {
        OrderedLoad load = run(container, SocketIoOptions.builder());
        assertThat(load.threads()).anyMatch(name -> name.startsWith("qtp") || name.startsWith("http-nio"));
    }

    /** The executor has set a class loader of its own, as a managed one of another application might. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void onAnExecutorEventsStayInOrder(Container container) throws Exception {
        ClassLoader other = new URLClassLoader(new URL[0], null);
        ExecutorService executor = Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "handlers-1");
            thread.setContextClassLoader(other);
            return thread;
        });
        try {
            OrderedLoad load = run(container, SocketIoOptions.builder().executor(executor));
            assertThat(load.threads()).contains("handlers-#").noneMatch(name -> name.contains("-exec-"));
        } finally {
            executor.shutdownNow();
        }
    }

    private static OrderedLoad run(Container container, SocketIoOptions.Builder options) throws Exception {
        OrderedLoad load = new OrderedLoad();
        try (TestServer server = container.start(options.build(), io -> {})) {
            load.serve(server.io(), server.context().getClassLoader());
            assertThat(load.run(server)).isEmpty();
            await().untilAsserted(() -> assertThat(load.left()).isEqualTo(CLIENTS));
        }
        return load;
    }

    @Test
    void onVirtualThreadsEventsStayInOrder() throws Exception {
        Optional<Path> java = javaWithVirtualThreads();
        assumeTrue(java.isPresent(), "needs a JVM with virtual threads: this one, or one in " + JAVA_HOMES);
        String output = fork(java.get());
        assertThat(output.lines().filter(line -> line.startsWith("JETTY") || line.startsWith("TOMCAT")))
                .as(output)
                .containsExactly("JETTY [socketio-virtual-#]", "TOMCAT [socketio-virtual-#]");
    }

    private static String fork(Path java) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java.toString(), "-cp", System.getProperty("java.class.path"), VirtualThreadsRun.class.getName()));
        Stream.of(Container.values()).map(Container::name).forEach(command::add);
        Path output = Files.createTempFile(Path.of("target"), "virtual-threads", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }

    private static Optional<Path> javaWithVirtualThreads() throws IOException {
        Path own = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() >= 21) {
            return Optional.of(own.resolve("bin/java"));
        }
        if (!Files.isDirectory(JAVA_HOMES)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JAVA_HOMES)) {
            return homes.filter(home -> version(home) >= 21)
                    .map(home -> home.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static int version(Path home) {
        Path release = home.resolve("release");
        try {
            return !Files.exists(release)
                    ? 0
                    : Files.readAllLines(release).stream()
                            .filter(line -> line.startsWith("JAVA_VERSION="))
                            .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .findFirst()
                            .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
