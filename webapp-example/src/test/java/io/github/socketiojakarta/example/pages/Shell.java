package io.github.socketiojakarta.example.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as a reader of a page types them.
 *
 * @param directory where
 * @param environment variables added to those of this process
 */
record Shell(Path directory, Map<String, String> environment) {

    private static final int MINUTES = 5;

    Shell with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Shell(directory, more);
    }

    Process start(String command, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs a command and returns its output; fails with that if the command does. */
    String run(String command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("command", ".log");
        try {
            Process process = start(command, log);
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String output = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command + (ended ? " failed:\n" : " took too long:\n") + output);
            }
            return output;
        } finally {
            Files.delete(log);
        }
    }
}
