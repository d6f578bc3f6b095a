package io.github.socketiojakarta.example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that the commands of a page have started, until it is closed. */
final class ShellServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Process process;
    private final Path log;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ShellServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Waits for a page with this text: until the application is there, some servers answer with pages of their own. */
    void await(URI address, String text) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ONE_ANSWER).build();
        String last = "nobody listens";
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == OK && response.body().contains(text)) {
                    return;
                }
                last = response.statusCode() + "\n" + response.body();
            } catch (IOException expected) { // nobody listens yet
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError(address + " has no '" + text + "' but: " + last + "\n" + Files.readString(log));
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        process.destroy();
        for (ProcessHandle descendant : all) {
            descendant
                    .onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        descendant.destroyForcibly();
                        return descendant;
                    })
                    .join();
        }
        process.waitFor();
    }
}
