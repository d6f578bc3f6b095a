package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of features is complete, and the tests it names exist. */
class NodejsParityTest {

    /** How many rows each section of the reference has. */
    private static final Map<Character, Integer> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry('A', 16),
            Map.entry('B', 22),
            Map.entry('C', 9),
            Map.entry('D', 14),
            Map.entry('E', 6),
            Map.entry('F', 13),
            Map.entry('G', 11),
            Map.entry('H', 13),
            Map.entry('I', 8),
            Map.entry('J', 9),
            Map.entry('K', 7),
            Map.entry('M', 9),
            Map.entry('N', 8),
            Map.entry('P', 5)));

    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]\\d+) \\| (.*?) \\|(.*?)\\|(.*?)\\| (.*?) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final Map<String, Path> CLASSES = classes();

    /** One row of the table. */
    record Row(String id, String feature, String api, String tests, String verdict) {
        @Override
        public String toString() {
            return id;
        }
    }

    static List<Row> rows() {
        try {
            String page = Files.readString(Path.of("src", "site", "markdown", "nodejs-parity.md"));
            return ROW.matcher(page)
                    .results()
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Path> classes() {
        Path root = Path.of("target", "test-classes");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(root::relativize)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".class", ""),
                            Function.identity(),
                            (a, b) -> a));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void hasEveryRowOfTheReferenceInItsOrder() {
        List<String> expected = new ArrayList<>();
        ROWS.forEach((section, count) -> {
            for (int i = 1; i <= count; i++) {
                expected.add(section + String.valueOf(i));
            }
        });
        assertThat(rows()).extracting(Row::id).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void saysYesWithATestOrNoWithAReason(Row row) {
        assertThat(row.feature()).isNotBlank();
        List<MatchResult> tests = TEST.matcher(row.tests()).results().toList();
        if (row.verdict().equals("yes")) {
            assertThat(row.api()).isNotBlank();
            assertThat(tests).isNotEmpty();
        } else {
            assertThat(row.verdict()).matches("no: .{20,}");
        }
        tests.forEach(test -> assertExists(test.group(1), test.group(2)));
    }

    private static void assertExists(String className, String method) {
        assertThat(CLASSES).as("test classes").containsKey(className);
        String name = CLASSES.get(className).toString().replace(".class", "").replaceAll("[/\\\\]", ".");
        try {
            assertThat(Arrays.stream(Class.forName(name).getDeclaredMethods()).map(java.lang.reflect.Method::getName))
                    .as("the methods of " + className)
                    .contains(method);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
