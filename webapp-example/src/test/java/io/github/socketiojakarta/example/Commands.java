package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands that come to an end. */
final class Commands {

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
        int exit = builder.start().waitFor();
        String output = Files.readString(log);
        if (exit != 0) {
            throw new AssertionError(command + " ended with " + exit + ":\n" + output);
        }
        return output;
    }
}
