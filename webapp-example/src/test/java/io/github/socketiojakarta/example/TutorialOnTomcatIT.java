package io.github.socketiojakarta.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tutorial leads to a chat on Tomcat. */
class TutorialOnTomcatIT {

    static List<String> sections() throws Exception {
        return Browser.tests(List.of("On Tomcat"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("sections")
    void itLeadsToAChat(String section) throws Exception {
        Path directory = Tutorial.write(section);
        String commands = Tutorial.commands(section);
        int last = commands.lastIndexOf('\n', commands.length() - 2) + 1;
        Map<String, String> nothing = Map.of();
        new Shell(directory, nothing, directory.resolve("commands.log")).run(commands.substring(0, last));
        int port = FreePort.next(); // somebody else may use the port of the tutorial
        String home = commands.replaceAll("(?s).*sh (.*)/bin/catalina.sh run.*", "$1");
        ReadersServer.listenAt(directory.resolve(home).resolve("conf/server.xml"), port);
        Shell shell = new Shell(directory, nothing, directory.resolve("output.log"));
        try (ShellServer server = shell.start(commands.substring(last))) {
            Tutorial.chat(server, port, directory);
        }
    }
}
