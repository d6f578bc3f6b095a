package io.github.socketiojakarta.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What applications are compiled against. Whether it still fits them, japicmp says, at the end of the build. */
class PublicApiTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String BY_LIBRARY = "Implemented by the library only: methods may be added.";
    private static final String BY_APPLICATIONS = "Implemented by applications: methods are added with a default only.";

    static Stream<Class<?>> interfaces() {
        return ApiBaseline.types().stream()
                .filter(type -> type.isInterface() && !type.isAnnotation() && !type.isSealed());
    }

    /** Returns the comment of an interface, in one line. */
    private static String comment(Class<?> type) throws IOException {
        String file = type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java";
        String source = Files.readString(SOURCES.resolve(file));
        Matcher declaration = Pattern.compile(
                        "^ *(public )?interface " + type.getSimpleName() + "\\b", Pattern.MULTILINE)
                .matcher(source);
        assertThat(declaration.find()).isTrue();
        return source.substring(source.lastIndexOf("/**", declaration.start()), declaration.start())
                .replaceAll("\\s+\\*?\\s*", " ");
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void eachInterfaceSaysWhoImplementsIt(Class<?> type) throws IOException {
        String comment = comment(type);
        assertThat(comment.contains(BY_LIBRARY)).as(comment).isNotEqualTo(comment.contains(BY_APPLICATIONS));
    }

    /** An application that implements the interface would not have the new one. */
    @Test
    void whatApplicationsImplementWantsNoMoreMethods() throws IOException {
        Map<String, Integer> before = ApiBaseline.wantedMethods();
        for (Class<?> type : interfaces().toList()) {
            int now = wantedMethods(type);
            if (comment(type).contains(BY_APPLICATIONS)) {
                assertThat(before.getOrDefault(type.getName(), now))
                        .as(type.getName())
                        .isEqualTo(now);
            }
        }
    }

    private static int wantedMethods(Class<?> type) {
        return (int) Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .count();
    }

    /** Elsewhere, unless {@code -Dapi.baseline=write} wants it. */
    @Test
    void writesWhatTheNextBuildsCompareWith(@TempDir Path elsewhere) throws IOException {
        boolean isWanted = "write".equals(System.getProperty("api.baseline"));
        Path file = isWanted ? ApiBaseline.JAR : elsewhere.resolve("api.jar");
        ApiBaseline.write(file);
        try (JarFile jar = new JarFile(file.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .containsExactlyElementsOf(ApiBaseline.types().stream()
                            .map(type -> type.getName().replace('.', '/') + ".class")
                            .toList());
        }
    }
}
