package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path SOURCES = Path.of("src/test/java/io/github/socketiojakarta/readme");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OPTION_ROW = Pattern.compile("\\| `(\\w+)` \\| `([^`]+)` \\|");

    private final String readme = read(Path.of("README.md"));

    @Test
    void itsExamplesCompile() {
        String compiled = squeeze(List.of("Chat.java", "Lobby.java", "MyOptions.java", "Snippets.java").stream()
                .map(file -> read(SOURCES.resolve(file)))
                .collect(Collectors.joining()));
        List<String> blocks = new ArrayList<>();
        Matcher matcher = JAVA_BLOCK.matcher(readme);
        while (matcher.find()) {
            blocks.add(squeeze(matcher.group(1)));
        }
        assertThat(blocks).hasSize(9).allSatisfy(block -> assertThat(compiled).contains(block));
    }

    @Test
    void itsOptionsAreThoseOfTheServer() throws ReflectiveOperationException {
        Map<String, String> table = new TreeMap<>();
        Matcher matcher = OPTION_ROW.matcher(readme);
        while (matcher.find()) {
            table.put(matcher.group(1), matcher.group(2));
        }
        Map<String, String> actual = new TreeMap<>();
        for (var accessor : SocketIoOptions.class.getDeclaredMethods()) {
            boolean isOption = accessor.getParameterCount() == 0
                    && !java.lang.reflect.Modifier.isStatic(accessor.getModifiers())
                    && !accessor.isSynthetic();
            if (isOption && accessor.getReturnType() == Optional.class) { // can be set in code only
                assertThat(readme).contains("`" + accessor.getName() + "` (");
            } else if (isOption) {
                actual.put(accessor.getName(), text(accessor.invoke(SocketIoOptions.defaults())));
            }
        }
        assertThat(table).isEqualTo(actual);
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

    /** Drops the white space, which the formatter decides about. */
    private static String squeeze(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
