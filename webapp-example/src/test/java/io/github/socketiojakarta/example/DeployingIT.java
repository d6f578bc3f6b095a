package io.github.socketiojakarta.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Installs the example on each server with the commands of the page, and lets two people chat there. */
class DeployingIT {

    private static final Page PAGE = Page.of("src/site/markdown/deploying.md");
    private static final Path DIRECTORY = Path.of("target/deploying").toAbsolutePath();

    static List<Server> servers() throws Exception {
        return Browser.servers();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("servers")
    void theCommandsOfThePageInstallTheChat(Server server) throws Exception {
        Path directory = Directories.fresh(DIRECTORY.resolve(server.name()));
        ReadersServer own = ReadersServer.install(server, directory.resolve("own"));
        Page section = PAGE.section(heading(server));
        Map<String, String> variables = own.variables(Map.of("CHAT_DIRECTORY", directory.toString()));
        Shell shell = new Shell(Page.root(), variables, directory.resolve("server.log"));
        if (server == Server.OPEN_LIBERTY) {
            Path serverXml = Path.of(own.variables().get("WLP_USER_DIR"), "servers/chat/server.xml");
            Files.writeString(serverXml, section.block("xml"));
        }
        if (server == Server.GLASSFISH) {
            onGlassFish(section, shell, own, directory);
        } else {
            try (ShellServer running = shell.start(section.block("sh"))) {
                running.await(own.address("/chat/"), "js/main.js");
                chat(own.address("/chat/"), directory);
                assertThat(directory.resolve("chat.mv.db")).isNotEmptyFile();
            }
        }
    }

    /** Its commands all come to an end, and leave the server running. */
    private static void onGlassFish(Page section, Shell shell, ReadersServer own, Path directory) throws Exception {
        List<String> commands = section.blocks("sh");
        assertThat(commands).hasSize(2);
        try {
            shell.run(commands.get(0));
            chat(own.address("/chat/"), directory);
        } finally {
            shell.run(commands.get(1));
        }
    }

    static void chat(URI address, Path directory) throws Exception {
        String output = Commands.run(
                List.of("node", "--test", "--test-name-pattern=two people chat", "browser/chat.test.mjs"),
                Scripts.DIRECTORY,
                Map.of(
                        "BASE_URL", address.toString(),
                        "SCREENSHOT_DIR", directory.resolve("screenshots").toString()),
                directory.resolve("browser.log"));
        assertThat(output).contains("# pass 1\n");
    }

    static String heading(Server server) {
        return switch (server) {
            case TOMCAT_11, TOMCAT_10_1 -> "A Tomcat of your own";
            case JETTY_12_1_EE10 -> "A Jetty of your own, with EE 10";
            case JETTY_12_1_EE11 -> "A Jetty of your own, with EE 11";
            case WILDFLY -> "A WildFly of your own";
            case OPEN_LIBERTY -> "An Open Liberty of your own";
            case PAYARA_MICRO -> "A Payara Micro of your own";
            case GLASSFISH -> "A GlassFish of your own";
        };
    }
}
