package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * The installed Chromium or Chrome. A machine without one leaves out the tests that need it, of which the build tells at
 * its end; one with {@code CI=true} has to have one.
 */
final class Browser {

    /** A byte for each test that was left out. */
    private static final Path LEFT_OUT = Path.of("target", "browser-tests-left-out");

    private static final Path LOG = Path.of("target", "browser.log").toAbsolutePath();

    private Browser() {}

    /** Returns the servers of a class with one test in a browser, none without browser. */
    static List<Server> servers() throws IOException, InterruptedException {
        return tests(Server.chosen());
    }

    /** Returns the arguments of a test in a browser, none without browser. */
    static <T> List<T> tests(List<T> arguments) throws IOException, InterruptedException {
        if (isInstalled()) {
            return arguments;
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(
                    "With CI=true, the tests of the example need Chromium or Chrome: install one,"
                            + " or name it in the variable CHROMIUM");
        }
        Files.write(LEFT_OUT, new byte[arguments.size()], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return List.of();
    }

    private static boolean isInstalled() throws IOException, InterruptedException {
        return !Commands.run(List.of("node", "browser/installed.mjs"), Scripts.DIRECTORY, Map.of(), LOG)
                .isBlank();
    }
}
