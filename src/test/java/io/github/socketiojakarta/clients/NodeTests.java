package io.github.socketiojakarta.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code node --test} says at its end. Its exit status alone says little: a file without tests is one that passes, and
 * tests that are left out fail nothing.
 */
public final class NodeTests {

    /** Those that are indented may depend on what is asked for, or stand in a loop over nothing. */
    private static final Pattern ALWAYS = Pattern.compile("(?m)^test\\(");

    private static final Pattern TEST = Pattern.compile("(?m)^ *test\\(");
    private static final Pattern PASSED = Pattern.compile("(?m)^# pass (\\d+)$");
    private static final Pattern NOT_PASSED = Pattern.compile("(?m)^# (?:fail|cancelled|skipped|todo) [1-9]");

    private NodeTests() {}

    /**
     * Fails unless each test has passed that the files of a command have in any case, and one at least. Commands that run
     * something else are none of its business.
     *
     * @param directory where the files are
     */
    public static void assertAllPassed(Path directory, List<String> command, String output) throws IOException {
        if (!command.contains("--test")) {
            return;
        }
        boolean chosen = command.stream().anyMatch(argument -> argument.startsWith("--test-name-pattern"));
        long expected = chosen ? 1 : tests(directory, command);
        Matcher passed = PASSED.matcher(output);
        if (expected == 0 || !passed.find() || Long.parseLong(passed.group(1)) < expected) {
            throw new AssertionError("Not each of " + expected + " tests or more has passed:\n" + output);
        }
        if (!chosen && NOT_PASSED.matcher(output).find()) {
            throw new AssertionError("Tests were left out:\n" + output);
        }
    }

    private static long tests(Path directory, List<String> command) throws IOException {
        long tests = 0;
        for (String argument : command) {
            if (argument.endsWith(".test.mjs")) {
                String file = Files.readString(directory.resolve(argument));
                long always = ALWAYS.matcher(file).results().count();
                tests += always == 0 && TEST.matcher(file).find() ? 1 : always;
            }
        }
        return tests;
    }
}
