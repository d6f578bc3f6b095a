package io.github.socketiojakarta.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** People chat, in windows of a real browser, through breaks and a redeployment, on each server. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("servers")
class ChatIT implements OnServer {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    @Parameter
    Server server;

    static List<Server> servers() throws Exception {
        return Browser.servers();
    }

    @Override
    public Server server() {
        return server;
    }

    @Test
    @Shows(Capability.DEPLOYS)
    void twoPeopleChat() throws Exception {
        Application chat = Application.chat(server.cdi());
        try (ServerProcess running = server.start(chat, "chat");
                Redeployer redeployer = Redeployer.start(running, chat)) {
            Map<String, String> environment = Map.of(
                    "BASE_URL",
                    running.address().toString(),
                    "REDEPLOY_URL",
                    redeployer.address(),
                    "SCREENSHOT_DIR",
                    TARGET.resolve("screenshots").resolve(server.name()).toString());
            Commands.run(command(), Scripts.DIRECTORY, environment, TARGET.resolve("browser-" + server + ".log"));
        }
    }

    /** What the page looks like, and what the chat does with rooms, is the same on each server. */
    private List<String> command() {
        Stream<String> command =
                Stream.of("node", "--test", "--test-concurrency=1", "browser/chat.test.mjs", "browser/breaks.test.mjs");
        Stream<String> once = server == Server.TOMCAT_11
                ? Stream.of("browser/rooms.test.mjs", "browser/looks.test.mjs")
                : Stream.empty();
        return Stream.concat(command, once).toList();
    }
}
