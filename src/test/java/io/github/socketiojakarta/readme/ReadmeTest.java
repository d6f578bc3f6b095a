package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.harness.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the table of options say is what the library does. */
class ReadmeTest {

    private static final Page README = Page.of("README.md");
    private static final Page OPTIONS =
            Page.of("src/site/markdown/configuration.md").section("Options");

    private static final Pattern OPTION_ROW =
            Pattern.compile("^(\\| `(\\w+)` \\| `([^`]+)` \\|.*)$", Pattern.MULTILINE);

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([\\w./-]+)(?:#[\\w-]+)?\\)");

    private static final String IMPORTS = """
            import io.github.socketiojakarta.*;
            import io.github.socketiojakarta.annotation.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    /** What the README takes for granted. */
    private static final String WORLD = """
            public record Order(String article, int count) {}
            interface Orders { Order place(Order order); }
            static void log(String text) {}
            static void store(byte[] bytes) {}
            static boolean isValid(String token) { return true; }
            static String userOf(String token) { return token; }
            static CompletionStage<?> lookUp(Handshake handshake) { return CompletableFuture.completedStage(handshake); }
            SocketIoServer io;
            Socket socket;
            Orders orders;
            """;

    @Test
    void itsExamplesCompile() {
        assertThat(README.blocks("java")).hasSize(8);
        new JavaBlocks(IMPORTS, WORLD).compile(README);
    }

    @Test
    void itsLinksLeadSomewhere() {
        List<String> links = LINK.matcher(README.text())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Page.root().resolve(link)).exists());
    }

    @Test
    void theTableHasTheOptionsOfTheServer() throws ReflectiveOperationException {
        Map<String, String> actual = new TreeMap<>();
        for (var accessor : SocketIoOptions.class.getDeclaredMethods()) {
            boolean isOption = accessor.getParameterCount() == 0
                    && !java.lang.reflect.Modifier.isStatic(accessor.getModifiers())
                    && !accessor.isSynthetic();
            if (isOption && accessor.getReturnType() == Optional.class) { // can be set in code only
                assertThat(OPTIONS.text()).contains("`" + accessor.getName() + "` (");
            } else if (isOption) {
                actual.put(accessor.getName(), text(accessor.invoke(SocketIoOptions.defaults())));
            }
        }
        Map<String, String> table = new TreeMap<>();
        rows(OPTIONS).forEach(row -> table.put(row.group(2), row.group(3)));
        assertThat(table).isEqualTo(actual);
    }

    @Test
    void theReadmeRepeatsFiveRowsOfTheTable() {
        List<String> table = rows(OPTIONS).map(MatchResult::group).toList();
        List<String> readme = rows(README).map(MatchResult::group).toList();
        assertThat(readme).hasSize(5).isSubsetOf(table);
    }

    private static Stream<MatchResult> rows(Page page) {
        return OPTION_ROW.matcher(page.text()).results();
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return String.valueOf(duration.toMillis());
        }
        if (value instanceof Set<?> none && none.isEmpty()) {
            return "none";
        }
        if (value instanceof Set<?> transports) {
            return transports.stream()
                    .map(transport -> ((Transport) transport).wireName())
                    .sorted()
                    .collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }
}
