package io.github.socketiojakarta.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Administrators, and those who are none, in a real browser and over REST, on each server. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class AdminIT implements OnServer {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Parameter
    Server server;

    static List<Server> servers() throws Exception {
        return Browser.tests(Server.administered());
    }

    @Override
    public Server server() {
        return server;
    }

    @Test
    @Shows(Capability.ROLES)
    void administratorsSeeVisitorsAndSpeakToThem() throws Exception {
        try (ServerProcess running = server.start(Application.chat(server.cdi()), "admin")) {
            Map<String, String> environment = Map.of(
                    "BASE_URL", running.address().toString(),
                    "SCREENSHOT_DIR",
                            TARGET.resolve("screenshots").resolve(server.name()).toString());
            Commands.run(
                    List.of("node", "--test", "browser/admin.test.mjs"),
                    Scripts.DIRECTORY,
                    environment,
                    TARGET.resolve("admin-" + server + ".log"));
        }
    }

    /** The command of the page, as it stands there but for the address. */
    @Test
    void aProgramAnnouncesAsThePageSays() throws Exception {
        String command = Page.of("src/site/markdown/example.md")
                .section("Announcements by REST")
                .blocks("sh")
                .get(0);
        try (ServerProcess running = server.start(Application.chat(server.cdi()), "rest")) {
            String answer = Commands.run(
                    List.of(
                            "bash",
                            "-c",
                            command.replace(
                                    "http://localhost:8080/", running.address().toString())),
                    TARGET.resolve("curl-" + server + ".log"));
            assertThat(answer).contains("\"text\":\"Tea is ready\"", "\"author\":\"admin\"");
        }
    }
}
