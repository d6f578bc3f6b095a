package io.github.socketiojakarta.example;

import io.github.socketiojakarta.clients.NodeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs commands that come to an end. */
final class Commands {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Commands() {}

    /** Runs a command and returns its output; fails with that output if the command does. */
    static String run(List<String> command, Path log) throws IOException, InterruptedException {
        return run(command, Path.of("."), Map.of(), log);
    }

    /** Runs a command in a directory and returns its output; fails with that output if the command does. */
    static String run(List<String> command, Path directory, Map<String, String> environment, Path log)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log);
        if (!ended || process.exitValue() != 0) {
            String end = ended ? " ended with " + process.exitValue() : " took more than " + LIMIT;
            throw new AssertionError(command + end + ":\n" + output);
        }
        NodeTests.assertAllPassed(directory, command, output);
        return output;
    }
}
