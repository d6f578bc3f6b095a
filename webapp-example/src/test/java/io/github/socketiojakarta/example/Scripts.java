package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs scripts below {@code src/test/js} of the library with Node.js. */
final class Scripts {

    static final Path DIRECTORY = Path.of("../src/test/js").toAbsolutePath().normalize();

    private static final Path LOGS = Path.of("target", "node");

    private Scripts() {}

    /** Runs a script against a server and returns its output; fails with that output if the script does. */
    static String run(ServerProcess server, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        String url = server.address().toString();
        Map<String, String> all = new HashMap<>(environment);
        all.put("URL", url.substring(0, url.length() - 1));
        Path log = Files.createTempFile(Files.createDirectories(LOGS), "output", ".log")
                .toAbsolutePath();
        return Commands.run(command, DIRECTORY, all, log);
    }
}
