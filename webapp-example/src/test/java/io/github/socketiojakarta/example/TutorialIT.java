package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Does what the tutorial says, word for word, in an empty directory; then uses what has come of it in a real browser. */
class TutorialIT {

    private static final Path TUTORIAL = Path.of("../src/site/markdown/jakarta.md");
    private static final Path SCRIPTS = Path.of("../src/test/js");
    private static final int DEFAULT_PORT = 8080;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String TITLE = "<title>Chat</title>";

    /** The name of a file, what it is for, and what it contains. */
    private static final Pattern FILE = Pattern.compile(
            "^(?:.*, )?`([\\w./-]+)`[^\\n]*:\\n```\\w+\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern COMMANDS = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final Path directory = Path.of("target/tutorial").toAbsolutePath();
    private final int port = FreePort.next();
    private Process server;

    @BeforeEach
    void follow() throws Exception {
        Directories.fresh(directory);
        String tutorial = Files.readString(TUTORIAL);
        assertEquals(3, writeFiles(tutorial));
        Matcher commands = COMMANDS.matcher(tutorial);
        StringBuilder script = new StringBuilder("set -e\n");
        while (commands.find()) {
            script.append(commands.group(1));
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.log").toFile());
        // somebody else may use the port of the tutorial
        builder.environment().put("JAVA_OPTS", "-Djboss.socket.binding.port-offset=" + (port - DEFAULT_PORT));
        server = builder.start();
    }

    private int writeFiles(String tutorial) throws IOException {
        int count = 0;
        Matcher file = FILE.matcher(tutorial);
        while (file.find()) {
            Path path = directory.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
            count++;
        }
        return count;
    }

    @AfterEach
    void stop() throws Exception {
        List<ProcessHandle> all = server.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : all) {
            process.onExit().join();
        }
        server.waitFor();
    }

    @Test
    void itLeadsToAChat() throws Exception {
        String address = "http://127.0.0.1:" + port + "/";
        awaitPage(URI.create(address));
        Commands.run(
                List.of("node", "--test", "browser/tutorial.test.mjs"),
                SCRIPTS,
                Map.of("BASE_URL", address),
                directory.resolve("browser.log"));
    }

    /** Waits for the page of the tutorial: until the WAR is deployed, WildFly answers with a page of its own. */
    private void awaitPage(URI address) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(address).build();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && server.isAlive()) {
            try {
                if (client.send(request, BodyHandlers.ofString()).body().contains(TITLE)) {
                    return;
                }
            } catch (IOException expected) { // nobody listens yet
            }
            server.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError(address + " is not there:\n" + Files.readString(directory.resolve("output.log")));
    }
}
