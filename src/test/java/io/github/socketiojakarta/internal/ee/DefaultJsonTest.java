package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.socketiojakarta.harness.ClassesWithout;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applications in which JSON-B is not complete. */
class DefaultJsonTest {

    enum ClassPath {
        NO_API(List.of(), List.of("jakarta.json.")),
        JSON_P_ALONE(List.of(), List.of("jakarta.json.bind.", "org.eclipse.yasson.")),
        JSON_B_WITHOUT_JSON_P(
                List.of("jakarta.json.bind."),
                List.of("jakarta.json.Json", "jakarta.json.spi.", "jakarta.json.stream.", "org.eclipse.parsson.")),
        APIS_ALONE(List.of("jakarta.json."), List.of("org.eclipse.yasson.", "org.eclipse.parsson.")),
        JSON_P_AND_API_OF_JSON_B(List.of("jakarta.json.", "org.eclipse.parsson."), List.of("org.eclipse.yasson.")),
        YASSON_ALONE(List.of("jakarta.json.", "org.eclipse.yasson."), List.of("org.eclipse.parsson."));

        private final List<String> anew;
        private final List<String> missing;

        ClassPath(List<String> anew, List<String> missing) {
            this.anew = anew;
            this.missing = missing;
        }

        /** Returns whether that is missing; where both providers are there, what they need is. */
        private boolean lacks(String provider) {
            return missing.contains(provider) || missing.stream().noneMatch(name -> name.startsWith("org.eclipse."));
        }
    }

    private static Throwable failure(ClassLoader classes) throws Exception {
        Method find = classes.loadClass(DefaultJson.class.getName()).getDeclaredMethod("find");
        find.setAccessible(true);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        try {
            Throwable thrown = catchThrowable(() -> find.invoke(null));
            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            return thrown.getCause();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("N4: what is missing is one clear error")
    void saysWhatToAdd(ClassPath path) throws Exception {
        try (ClassesWithout classes = new ClassesWithout(path.anew, path.missing)) {
            assertThat(failure(classes))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("new JacksonCodec()")
                    .message()
                    .satisfies(said -> {
                        assertThat(said.contains("org.eclipse:yasson:" + version("org.eclipse/yasson")))
                                .isEqualTo(path.lacks("org.eclipse.yasson."));
                        assertThat(said.contains(
                                        "org.eclipse.parsson:parsson:" + version("org.eclipse.parsson/parsson")))
                                .isEqualTo(path.lacks("org.eclipse.parsson."));
                    });
        }
    }

    @Test
    void findsTheOneThereIs() {
        assertThat(DefaultJson.find().encode(List.of(1, "x"), List.of())).isEqualTo("[1,\"x\"]");
    }

    @Test
    void theVersionsAreThoseOfTheBuild() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        Library library = Library.read();
        assertThat(pom)
                .contains("<version>" + library.version() + "</version>")
                .contains("<yasson.version>" + library.yasson() + "</yasson.version>")
                .contains("<parsson.version>" + library.parsson() + "</parsson.version>");
    }

    /** Returns the version of what the tests run with. */
    private static String version(String artifact) throws Exception {
        Properties properties = new Properties();
        try (InputStream file =
                DefaultJsonTest.class.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(file);
        }
        return properties.getProperty("version");
    }
}
