package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two people chat, in two windows of a real browser, on each server. */
class ChatIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SCRIPTS =
            Path.of("../src/test/js").toAbsolutePath().normalize();

    @ParameterizedTest
    @EnumSource
    void twoPeopleChat(Server server) throws Exception {
        Path war = TARGET.resolve("chat.war");
        try (ServerProcess running =
                server.start(TARGET.resolve("distributions"), TARGET.resolve("servers"), war, "chat")) {
            Path output = TARGET.resolve("browser-" + server + ".log");
            ProcessBuilder browser = new ProcessBuilder("node", "--test", "browser/chat.test.mjs")
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            browser.environment().put("BASE_URL", running.address().toString());
            browser.environment()
                    .put(
                            "SCREENSHOT_DIR",
                            TARGET.resolve("screenshots").resolve(server.name()).toString());
            assertEquals(0, browser.start().waitFor(), () -> read(output));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
