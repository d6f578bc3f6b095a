package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.harness.Page;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorial shows to those whose chat does not work is what the log has. */
class NothingHappensTest {

    private static final Page SECTION = Page.of("src/site/markdown/jakarta.md").section("Nothing happens?");

    /** Logs as the library does, in a virtual machine of its own. */
    private static final String MAIN = """
            public class Main {
                public static void main(String[] args) {
                    System.getLogger("io.github.socketiojakarta.internal.Any").log(System.Logger.Level.DEBUG, "it is seen");
                    System.getLogger("another").log(System.Logger.Level.DEBUG, "too much");
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void theStartLineHasTheWordsOfThePage() throws Exception {
        try (LogCapture log = LogCapture.of("io.github.socketiojakarta", Level.INFO);
                TestServer server = Container.TOMCAT.start(
                        new SocketIoInitializer(SocketIoOptions.defaults()).handlers(Chat.class))) {
            assertThat(words(SECTION.block("text"), "/chat/socket.io/", "; CDI;"))
                    .isEqualTo(words(log.messages(Level.INFO).get(0), "/socket.io/", "; no CDI;"));
            assertThat(server.port()).isPositive();
        }
    }

    @Test
    void theLinesAtDebugAreSeenOnTheConsole() throws Exception {
        Files.writeString(directory.resolve("logging.properties"), SECTION.block("properties"));
        Files.writeString(directory.resolve("Main.java"), MAIN);
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.config.file=logging.properties",
                        "Main.java")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes());
        assertThat(output).contains("it is seen").doesNotContain("too much");
        assertThat(java.waitFor()).isZero();
    }

    /** A start line without what differs from one server to the next. */
    private static String words(String line, String path, String cdi) {
        assertThat(line).contains(" at " + path + ";", cdi);
        return line.strip().replace(path, "/socket.io/").replace(cdi, "; CDI;").replaceFirst("[^;]+$", "");
    }

    @SocketIoNamespace("/")
    static class Chat {
        @OnEvent("say")
        void say(String text) {}
    }
}
