package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An application that a page tells its reader to write, in a process of its own. */
final class Home implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Process process;
    private final Path log;
    private final URI address;

    private Home(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /**
     * Starts an application as its page says, at a port that is free.
     *
     * @param command the page's
     * @param port the variable of the environment that says which port it is
     */
    static Home start(Path directory, String command, String port, Map<String, String> environment) throws Exception {
        int free = freePort();
        Path log = Files.createTempFile(directory, "output", ".log");
        Process process = new Shell(directory, environment)
                .with(port, String.valueOf(free))
                .start("exec " + command, log);
        Home home = new Home(process, log, URI.create("http://127.0.0.1:" + free));
        try {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(() -> !process.isAlive() || home.get("/").statusCode() == 200);
            assertThat(process.isAlive()).as(home.output()).isTrue();
            return home;
        } catch (Throwable e) {
            home.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** By a client of its own, so that no connection stays open behind it. */
    HttpResponse<String> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** Lets the official client do something, and returns what it says about that. */
    String clients(String what) throws Exception {
        return shell().run("node homes.mjs " + what);
    }

    /** Starts clients that stay until the application leaves, and waits until they are there. */
    Clients stay(String transports) throws Exception {
        Path output = Files.createTempFile(log.getParent(), "clients", ".log");
        Clients clients = new Clients(shell().start("exec node homes.mjs stay " + transports, output), output);
        await().atMost(LIMIT)
                .until(() ->
                        clients.output().contains("ready") || !clients.process().isAlive());
        assertThat(clients.process().isAlive()).as(clients.output()).isTrue();
        return clients;
    }

    private Shell shell() {
        return new Shell(Page.root().resolve("src/test/js/client"), Map.of()).with("URL", address.toString());
    }

    /** Asks the application to end, as an operator does, and returns how long that takes. */
    Duration end() throws InterruptedException {
        long start = System.nanoTime();
        process.destroy();
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What the application has logged. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** Checks that the log has nothing that anybody would have to look into. */
    void assertQuiet() throws IOException {
        assertThat(output().lines()).noneMatch(line -> line.matches(".*\\b(WARN|ERROR|SEVERE)\\b.*|\\s+at .*"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /**
     * Clients that stay.
     *
     * @param process theirs
     * @param log what they say
     */
    record Clients(Process process, Path log) implements AutoCloseable {

        String output() throws IOException {
            return Files.readString(log);
        }

        /** Waits until all have gone, and returns what each has seen. */
        List<String> ends() throws Exception {
            assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return output().lines().filter(line -> !line.equals("ready")).toList();
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
