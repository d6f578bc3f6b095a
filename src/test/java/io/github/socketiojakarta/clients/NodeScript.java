package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script below {@code src/test/js} with Node.js and waits for its end. */
public final class NodeScript {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Path DIRECTORY = Path.of("src", "test", "js");

    private NodeScript() {}

    /** Runs it and returns its output; fails with that output if the script does. */
    public static String run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(LIMIT, environment, arguments);
    }

    /** Runs one that takes longer than others. */
    public static String run(Duration limit, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        return command(limit, DIRECTORY, environment, command.toArray(String[]::new));
    }

    /** Runs any command in a directory and returns its output; fails with that output if the command does. */
    static String command(Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        return command(LIMIT, directory, environment, command);
    }

    private static String command(Duration limit, Path directory, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "node")), "output", ".log");
        Process process = builder.redirectOutput(log.toFile()).start();
        boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended).as("the script ends within " + limit + ":\n" + output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        NodeTests.assertAllPassed(directory, List.of(command), output);
        return output;
    }
}
