package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a reader types the commands of a page, which run as they stand there.
 *
 * @param directory the directory that the reader is in
 * @param variables what the page takes for granted, such as {@code CATALINA_BASE}
 * @param log what the commands write
 */
record Shell(Path directory, Map<String, String> variables, Path log) {

    private static final String STOP_AT_FAILURE = "set -e\n";

    /** Runs commands that come to an end; fails with their output if one of them does. */
    String run(String commands) throws IOException, InterruptedException {
        return Commands.run(List.of("sh", "-c", STOP_AT_FAILURE + commands), directory, variables, log);
    }

    /** Runs commands of which the last does not come to an end by itself. */
    ShellServer start(String commands) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", STOP_AT_FAILURE + commands)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        return new ShellServer(builder.start(), log);
    }
}
