package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTestsTest {

    private static final List<String> COMMAND = List.of("node", "--test", "some.test.mjs", "more.test.mjs");

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                directory.resolve("some.test.mjs"), "test(\"a\", () => {});\nfor (;;) {\n  test(\"b\");\n}\n");
        Files.writeString(directory.resolve("more.test.mjs"), "test(\"c\", () => /x/.test(\"x\"));\n");
        Files.writeString(directory.resolve("empty.test.mjs"), "// nothing\n");
    }

    private static String end(int passed, String rest) {
        return "# tests 9\n# pass " + passed + "\n" + rest;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 12})
    void allHavePassed(int passed) {
        String output = end(passed, "# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n");
        assertThatCode(() -> NodeTests.assertAllPassed(directory, COMMAND, output))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void someHaveNotRun(int passed) {
        assertFails(COMMAND, end(passed, "# fail 0\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail", "cancelled", "skipped", "todo"})
    void someWereLeftOut(String how) {
        assertFails(COMMAND, end(3, "# " + how + " 1\n"));
    }

    @Test
    void aFileWithoutTestsPassesForNodeOnly() {
        assertFails(List.of("node", "--test", "empty.test.mjs"), end(1, ""));
    }

    /** As when a file has tests for each of what is asked for. */
    @Test
    void oneHasToPassWhereAllAreIndented() throws IOException {
        Files.writeString(
                directory.resolve("chosen.test.mjs"), "if (X) {\n  test(\"x\");\n}\nif (Y) {\n  test(\"y\");\n}\n");
        List<String> command = List.of("node", "--test", "chosen.test.mjs");
        assertThatCode(() -> NodeTests.assertAllPassed(directory, command, end(1, "# fail 0\n")))
                .doesNotThrowAnyException();
        assertFails(command, end(0, "# fail 0\n"));
    }

    @Test
    void nothingIsSaid() {
        assertFails(COMMAND, "");
    }

    @Test
    void testsMayBeChosenByName() {
        List<String> chosen = List.of("node", "--test", "--test-name-pattern=a", "some.test.mjs");
        assertThatCode(() -> NodeTests.assertAllPassed(directory, chosen, end(1, "# skipped 2\n")))
                .doesNotThrowAnyException();
        assertFails(chosen, end(0, "# skipped 3\n"));
    }

    @Test
    void otherCommandsHaveNoTests() {
        assertThatCode(() -> NodeTests.assertAllPassed(directory, List.of("node", "some.mjs"), ""))
                .doesNotThrowAnyException();
    }

    private void assertFails(List<String> command, String output) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> NodeTests.assertAllPassed(directory, command, output));
    }
}
