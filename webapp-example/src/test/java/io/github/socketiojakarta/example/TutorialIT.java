package io.github.socketiojakarta.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tutorial leads to a chat on WildFly. */
class TutorialIT {

    static List<String> sections() throws Exception {
        return Browser.tests(List.of("On WildFly"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("sections")
    void itLeadsToAChat(String section) throws Exception {
        Path directory = Tutorial.write(section);
        int port = FreePort.next();
        Map<String, String> elsewhere = Map.of("JAVA_OPTS", ReadersServer.wildFlyOptions(port));
        Shell shell = new Shell(directory, elsewhere, directory.resolve("output.log"));
        try (ShellServer server = shell.start(Tutorial.commands(section))) {
            Tutorial.chat(server, port, directory);
        }
    }
}
