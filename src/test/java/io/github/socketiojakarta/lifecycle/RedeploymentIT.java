package io.github.socketiojakarta.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that is replaced again and again leaves nothing behind: no class, no thread, no timer. */
class RedeploymentIT {

    private static final int REDEPLOYMENTS = 5;
    private static final int ANSWERS = 100;
    private static final double HEAP_TOLERANCE = 1.1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path WAR = Path.of("target", "redeployed");

    private final ReferenceQueue<ClassLoader> unloaded = new ReferenceQueue<>();
    private final List<AutoCloseable> clients = new ArrayList<>();

    /** Makes what would be a WAR with the library in it. */
    @BeforeAll
    static void copyClasses() throws IOException {
        Path classes = WAR.resolve("WEB-INF/classes");
        copy(Path.of("target", "classes"), classes, file -> true);
        copy(Path.of("target", "test-classes"), classes, file -> file.contains("RedeployedApplication"));
    }

    private static void copy(Path from, Path to, java.util.function.Predicate<String> which) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> which.test(file.toString()))
                    .toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Container.class)
    void leavesNothingBehindOnTheContainersThreads(Container container) throws Exception {
        redeploy(container, null);
    }

    /** The threads outlive the application, as those of a managed executor do. */
    @ParameterizedTest
    @EnumSource(Container.class)
    void leavesNothingBehindOnAnExecutorOfTheContainer(Container container) throws Exception {
        ExecutorService managed = Executors.newFixedThreadPool(3, task -> {
            Thread thread = new Thread(task, "managed");
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            return thread;
        });
        ((java.util.concurrent.ThreadPoolExecutor) managed).prestartAllCoreThreads();
        try {
            redeploy(container, managed);
        } finally {
            managed.shutdownNow();
        }
    }

    private void redeploy(Container container, Object executor) throws Exception {
        try (Host host = Host.start(container);
                Traffic traffic = Traffic.start(host)) {
            Set<String> before = threads();
            List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
            loaders.add(deployAndUse(host, executor, traffic));
            long heap = usedHeap();
            for (int i = 1; i <= REDEPLOYMENTS; i++) {
                host.undeploy();
                assertThat(threads()).as("threads after stop " + i).isEqualTo(before);
                closeClients(); // Tomcat waits for answers to its close frames, and Jetty keeps idle connections
                awaitUnloaded(host, i);
                loaders.add(deployAndUse(host, executor, traffic));
            }
            assertThat(loaders).filteredOn(loader -> !loader.refersTo(null)).hasSize(1);
            assertThat(threads())
                    .filteredOn(name -> !name.startsWith("socketio-"))
                    .isEqualTo(List.copyOf(before));
            assertThat(threads())
                    .filteredOn(name -> name.startsWith("socketio-timer"))
                    .hasSize(1);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(usedHeap()).isLessThanOrEqualTo((long) (HEAP_TOLERANCE * heap)));
            host.undeploy();
            assertThat(threads()).as("threads in the end").isEqualTo(before);
        }
    }

    /** Returns when the application has clients of every kind, which stay until it stops or go in their way. */
    private WeakReference<ClassLoader> deployAndUse(Host host, Object executor, Traffic traffic) throws Exception {
        List<WeakReference<ClassLoader>> loader = new ArrayList<>();
        host.deploy(WAR, own -> {
            loader.add(new WeakReference<>(own, unloaded));
            return application(own, executor);
        });
        useOverWebSocket(host, clients);
        useOverPolling(host, clients);
        traffic.awaitAnswers(ANSWERS);
        return loader.get(0);
    }

    @AfterEach
    void closeClients() throws Exception {
        for (AutoCloseable client : clients) {
            client.close();
        }
        clients.clear();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static ServletContainerInitializer application(ClassLoader own, Object executor) {
        try {
            Class<?> type = own.loadClass(RedeployedApplication.class.getName());
            assertThat(type.getClassLoader()).isSameAs(own);
            ServletContainerInitializer application =
                    (ServletContainerInitializer) type.getConstructor().newInstance();
            return (types, context) -> {
                context.setAttribute(RedeployedApplication.EXECUTOR, executor);
                application.onStartup(types, context);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One client leaves, one is cut off and could come back, one stays and owes an answer. */
    private static void useOverWebSocket(Host host, List<AutoCloseable> clients) {
        for (int i = 0; i < 3; i++) {
            RawWebSocket client = RawWebSocket.connected(host);
            clients.add(client);
            client.text("42[\"all\",{\"item\":\"a\",\"counts\":[1]}]");
            client.text("421[\"order\",{\"item\":\"a\",\"counts\":[1]}]");
            await(client, "461-1[{\"counts\":[1,2],\"item\":\"a\"}");
            client.text("422[\"ask\",{\"item\":\"a\",\"counts\":[1]}]");
            await(client, "432[\"asked\"]");
            if (i == 0) {
                client.text("41");
                client.closeWith(1000);
            } else if (i == 1) {
                client.reset();
            }
        }
    }

    private static void await(RawWebSocket client, String prefix) {
        for (String message = client.next(); !message.startsWith(prefix); message = client.next()) {
            assertThat(message).doesNotContain("end of the connection");
        }
    }

    private static void useOverPolling(Host host, List<AutoCloseable> clients) {
        for (int i = 0; i < 3; i++) {
            PollingSession client = PollingSession.connected(host);
            clients.add(client);
            client.send("42[\"all\",{\"item\":\"a\",\"counts\":[1]}]", "422[\"ask\",{\"item\":\"a\",\"counts\":[1]}]");
            while (!client.nextMessage().startsWith("432[\"asked\"]")) {
                // what the others have sent
            }
            if (i == 0) {
                client.send("41");
            } else if (i == 1) {
                RawHttp parked = client.park();
                clients.add(parked::close);
            }
        }
    }

    /** Returns the threads that are neither the JVM's, nor the container's, whose number changes, nor the test's. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.matches("qtp.*|http-nio.*|Catalina.*|WebSocket.*|raw-websocket|Scheduler-.*"
                        + "|Connector-Scheduler.*|process reaper.*|managed|awaitility.*|" + Traffic.THREADS + ".*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void awaitUnloaded(Host host, int expected) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (unloaded.remove(TimeUnit.MILLISECONDS.toMillis(100)) == null) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("The class loader of deployment " + expected + " is still there: " + dump());
            }
            RawHttp.send(host, "GET", "/"); // Jetty's selector keeps the connection it has seen last, until the next
            System.gc();
        }
    }

    /** Writes the heap to a file, where the chain of references can be seen. */
    private static Path dump() {
        try {
            Path file = Path.of("target", "leak.hprof").toAbsolutePath();
            Files.deleteIfExists(file);
            ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
                    .dumpHeap(file.toString(), true);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
