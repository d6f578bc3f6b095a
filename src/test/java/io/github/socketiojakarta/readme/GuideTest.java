package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every piece of Java in the guide compiles, as it stands there. */
class GuideTest {

    private static final Path GUIDE = Path.of("src", "site", "markdown");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([\\w./-]+)(?:#[\\w-]+)?\\)");

    private static final String IMPORTS = """
            import io.github.socketiojakarta.*;
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
                CompletionStage<Void> mayUse(String event);
                User userOf(String token);
            }
            interface Log { void info(String text, Object... values); void warn(String text, Throwable failure); }
            """;

    static Stream<Path> pages() throws IOException {
        return Files.list(GUIDE).filter(page -> page.toString().endsWith(".md")).sorted();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void compiles(Path page) {
        List<JavaFileObject> sources = new ArrayList<>();
        Matcher block = BLOCK.matcher(read(page));
        while (block.find()) {
            sources.add(source(sources.size(), block.group(1)));
        }
        if (sources.isEmpty()) {
            return;
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-implicit:none", "-d", output(), "-cp", classPath());
        boolean compiled =
                compiler.getTask(null, null, problems, options, null, sources).call();
        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertThat(compiled).isTrue();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itsLinksLeadSomewhere(Path page) {
        Matcher link = LINK.matcher(read(page));
        while (link.find()) {
            assertThat(GUIDE.resolve(link.group(1))).exists();
        }
    }

    private static JavaFileObject source(int number, String block) {
        Matcher type = TYPE.matcher(block);
        if (type.find()) {
            return new Source(type.group(1), IMPORTS + block);
        }
        String name = "Snippet" + number;
        return new Source(
                name,
                IMPORTS
                        + "class " + name + " {\n" + WORLD
                        + "void run(SocketIoServer io, Socket socket, Store store, Directory directory, Log log,"
                        + " Executor executor) throws Exception {\n" + block + "}\n}\n");
    }

    private static String output() {
        try {
            return Files.createDirectories(Path.of("target", "guide")).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire hides the class path in the manifest of a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
