package io.github.socketiojakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.cluster.ClusterMedium;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is declared once is what the methods, their Javadoc and the page on configuration say. */
class OptionTableTest {

    private static final String PAGE =
            Page.of("src/site/markdown/configuration.md").section("Options").text();
    private static final Path SOURCE = Path.of("src/main/java/io/github/socketiojakarta/SocketIoOptions.java");

    static List<Option<?>> options() {
        return OptionTable.all();
    }

    /** The two methods, which the compiler cannot ask for. */
    @ParameterizedTest
    @MethodSource("options")
    void eachOptionCanBeSetAndRead(Option<?> option) throws ReflectiveOperationException {
        Method accessor = SocketIoOptions.class.getMethod(option.name());
        Object value = accessor.invoke(SocketIoOptions.defaults());
        if (option.standardText().isEmpty()) {
            assertThat(value).isEqualTo(Optional.empty());
        } else {
            assertThat(asText(option, value)).isEqualTo(option.standardText().get());
        }
        assertThat(SocketIoOptions.Builder.class.getMethods())
                .anyMatch(method -> method.getName().equals(option.name()) && method.getParameterCount() == 1);
    }

    @SuppressWarnings("unchecked") // the accessor has the option's type, or the test fails
    private static <T> String asText(Option<T> option, Object value) {
        return option.type().writer().apply((T) value);
    }

    @Test
    void eachMethodIsThatOfAnOption() {
        Set<String> declared = new TreeSet<>();
        options().forEach(option -> declared.add(option.name()));
        declared.addAll(List.of("executorName", "toString"));
        Set<String> accessors = new TreeSet<>();
        for (Method method : SocketIoOptions.class.getMethods()) {
            if (method.getDeclaringClass() == SocketIoOptions.class
                    && method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())) {
                accessors.add(method.getName());
            }
        }
        assertThat(accessors).isEqualTo(declared);
    }

    @ParameterizedTest
    @MethodSource("options")
    void thePageHasTheOption(Option<?> option) {
        String row = "| " + option.name() + " | "
                + option.standardText().map(text -> text + " | ").orElse("") + option.meaning() + " |";
        assertThat(rows()).contains(row);
    }

    @Test
    void thePageHasTheOptionsInTheirOrderAndNoOthers() {
        List<String> names =
                rows().stream().map(row -> row.split(" \\| |\\| ")[1]).toList();
        assertThat(names).isEqualTo(options().stream().map(Option::name).toList());
    }

    /** Its rows without links and quotes. */
    private static List<String> rows() {
        return Arrays.stream(PAGE.split("\n"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1").replace("`", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("options")
    void itsJavadocSaysTheDefault(Option<?> option) throws IOException {
        if (option.standardText().isPresent()) {
            Matcher said = Pattern.compile("Default:\\s*(?:\\*\\s*)?\\{@code ([^}]*)}[^;{]*?\\*/\\s*public [\\w<>]+ "
                            + option.name() + "\\(\\)")
                    .matcher(Files.readString(SOURCE).replaceAll("\n +\\* ", " "));
            boolean isNone = option.standardText().get().equals("none");
            assertThat(said.find()).isEqualTo(!isNone);
            if (!isNone) {
                String stated =
                        said.group(1).replaceFirst("^(\\d+) s$", "$1000").replace(", ", ",");
                assertThat(stated).isEqualTo(option.standardText().get());
            }
        }
    }

    @Test
    void showsWhatDiffersFromTheDefaultAndNothingThatAnObjectHolds() {
        record Password(String text) implements SecretMedium {}
        assertThat(SocketIoOptions.defaults()).hasToString("SocketIoOptions[]");
        SocketIoOptions options = SocketIoOptions.builder()
                .pingTimeout(Duration.ofSeconds(20))
                .pingInterval(Duration.ofSeconds(10))
                .roles("staff", "admin")
                .transports(Transport.WEBSOCKET, Transport.WEBSOCKET)
                .executor("java:comp/DefaultManagedExecutorService")
                .cors(Cors.allow("https://example.com"))
                .requestFilter(request -> {})
                .cluster(new Password("secret"))
                .build();
        assertThat(options.toString())
                .startsWith("SocketIoOptions[transports=websocket, roles=admin,staff, pingInterval=10000, cors=Cors,"
                        + " executor=java:comp/DefaultManagedExecutorService, cluster=OptionTableTest$1Password,"
                        + " requestFilter=OptionTableTest$$Lambda")
                .doesNotContain("secret", "/0x");
    }

    @Test
    void aBuilderTakesTextsByName() {
        SocketIoOptions options = SocketIoOptions.builder()
                .set("pingInterval", " 1234 ")
                .set("executor", "virtual")
                .build();
        assertThat(options.pingInterval()).isEqualTo(Duration.ofMillis(1234));
        assertThat(options.executorName()).contains(SocketIoOptions.VIRTUAL_THREADS);
        assertThat(options.executor()).isEmpty();
        assertThat(SocketIoOptions.names()).contains("pingInterval", "cors").doesNotContain("jsonCodec");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketIoOptions.builder().set("jsonCodec", "x"))
                .withMessageContainingAll("'jsonCodec'", "pingInterval");
    }

    @Test
    void theLastExecutorCounts() {
        SocketIoOptions.Builder builder =
                SocketIoOptions.builder().virtualThreads().executor(Runnable::run);
        assertThat(builder.build().executor()).isPresent();
        assertThat(builder.build().executorName()).isEmpty();
    }

    @Test
    void whatIsBuiltStaysAsItIs() {
        SocketIoOptions.Builder builder = SocketIoOptions.builder().maxRooms(7);
        SocketIoOptions options = builder.build();
        builder.maxRooms(8);
        SocketIoOptions.builder(options).maxRooms(9);
        assertThat(options.maxRooms()).isEqualTo(7);
    }

    /** A medium that shows its password. */
    interface SecretMedium extends ClusterMedium {
        @Override
        default ClusterTransport connect(ClusterThreads threads) {
            throw new UnsupportedOperationException();
        }
    }
}
