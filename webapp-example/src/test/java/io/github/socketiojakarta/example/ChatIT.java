package io.github.socketiojakarta.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two people chat, in two windows of a real browser, on each server. */
class ChatIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SCRIPTS =
            Path.of("../src/test/js").toAbsolutePath().normalize();

    static List<Server> servers() {
        return Server.chosen();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void twoPeopleChat(Server server) throws Exception {
        try (ServerProcess running = server.start(Application.CHAT, "chat")) {
            Map<String, String> environment = Map.of(
                    "BASE_URL", running.address().toString(),
                    "SCREENSHOT_DIR",
                            TARGET.resolve("screenshots").resolve(server.name()).toString());
            Commands.run(
                    List.of("node", "--test", "browser/chat.test.mjs"),
                    SCRIPTS,
                    environment,
                    TARGET.resolve("browser-" + server + ".log"));
        }
    }
}
