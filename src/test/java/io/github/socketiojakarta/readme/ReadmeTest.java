package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says is what the library does. */
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
    void theReadmeRepeatsFiveRowsOfTheTable() {
        List<String> table = rows(OPTIONS).map(MatchResult::group).toList();
        List<String> readme = rows(README).map(MatchResult::group).toList();
        assertThat(readme).hasSize(5).isSubsetOf(table);
    }

    private static Stream<MatchResult> rows(Page page) {
        return OPTION_ROW.matcher(page.text()).results();
    }
}
