package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of Java in the guide compiles, as it stands there. */
class GuideTest {

    private static final Path GUIDE = Path.of("src", "site", "markdown");

    /** Whole applications on what this build does not have; they are built and run by the profile homes of the example. */
    private static final Set<String> WITH_PROJECT = Set.of("spring-boot.md", "quarkus.md");

    /** Its snippets are run, too, by {@link TestingPageTest}. */
    private static final String TESTING = "testing.md";

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([\\w./-]+)(?:#[\\w-]+)?\\)");

    private static final String IMPORTS = """
            import io.github.socketiojakarta.*;
            import io.github.socketiojakarta.annotation.*;
            import io.github.socketiojakarta.cluster.*;
            import io.github.socketiojakarta.msgpack.MessagePackParser;
            import jakarta.annotation.security.*;
            import jakarta.enterprise.context.*;
            import jakarta.inject.Inject;
            import jakarta.servlet.ServletContext;
            import jakarta.transaction.Transactional;
            import jakarta.validation.Valid;
            import jakarta.validation.constraints.*;
            import java.security.Principal;
            import java.time.Duration;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.regex.Pattern;
            """;

    /** What a page takes for granted. */
    private static final String WORLD = """
            public record Order(String item, int count) {}
            public record User(String name) {}
            interface Store { User save(User user); }
            interface Directory {
                CompletionStage<Boolean> knows(String name);
                CompletionStage<Boolean> isBanned(String address);
                CompletionStage<Boolean> mayUse(String event);
                User userOf(String token);
            }
            interface Log { void info(String text, Object... values); void warn(String text, Throwable failure); }
            SocketIoServer io;
            Socket socket;
            Store store;
            Directory directory;
            Log log;
            Executor executor;
            """;

    static Stream<Path> pages() throws IOException {
        return Files.list(GUIDE).filter(page -> page.toString().endsWith(".md")).sorted();
    }

    static Stream<Path> pagesWithoutProject() throws IOException {
        return pages().filter(page -> !WITH_PROJECT.contains(page.getFileName().toString()))
                .filter(page -> !page.endsWith(TESTING));
    }

    @ParameterizedTest
    @MethodSource("pagesWithoutProject")
    void compiles(Path page) {
        new JavaBlocks(IMPORTS, WORLD).compile(Page.of(page.toString()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsLinksLeadSomewhere(Path page) {
        Matcher link = LINK.matcher(read(page));
        while (link.find()) {
            assertThat(GUIDE.resolve(link.group(1))).exists();
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
