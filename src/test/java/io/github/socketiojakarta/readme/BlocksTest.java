package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every block of the pages that is not Java, which {@link ReadmeTest} and {@link GuideTest} compile, is run by a test from
 * the page; or the list below says why it cannot be. So nobody adds a command that is never tried.
 */
class BlocksTest {

    private static final String GUIDE = "src/site/markdown/";
    private static final String EXAMPLE_TESTS = "webapp-example/src/test/java/io/github/socketiojakarta/example/";
    private static final String TESTS = "src/test/java/io/github/socketiojakarta/";
    private static final Pattern FENCE = Pattern.compile("^ *```(\\w*) *$");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*?) *$");

    /**
     * Where blocks are.
     *
     * @param page its path
     * @param section the nearest heading above
     * @param language what stands behind the opening fence
     * @param count how many there are in this section
     */
    record Blocks(String page, String section, String language, int count) {}

    /**
     * Blocks that a test takes from the page and runs.
     *
     * @param blocks where they are
     * @param file of the test, which names the section, or else the page
     */
    record Tested(Blocks blocks, String file) {}

    private static final List<Tested> TESTED = List.of(
            tested("README.md", "60 seconds", "sh", 1, ".ci/run"),
            tested("README.md", "Tests", "sh", 1, ".ci/run"),
            tested("README.md", "`pom.xml`, for Tomcat and Jetty", "xml", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "`pom.xml`, for Jakarta EE servers", "xml", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "A class and a page", "html", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "Run it", "sh", 3, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "A page of another origin", "xml", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "Embedded Jetty", "sh", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested("README.md", "Embedded Tomcat", "sh", 1, EXAMPLE_TESTS + "ReadmeIT.java"),
            tested(GUIDE + "jakarta.md", "The class", "sh", 1, EXAMPLE_TESTS + "Tutorial.java"),
            tested(GUIDE + "jakarta.md", "The page", "html", 1, EXAMPLE_TESTS + "Tutorial.java"),
            tested(GUIDE + "jakarta.md", "On WildFly", "xml", 1, EXAMPLE_TESTS + "TutorialIT.java"),
            tested(GUIDE + "jakarta.md", "On WildFly", "sh", 1, EXAMPLE_TESTS + "TutorialIT.java"),
            tested(GUIDE + "jakarta.md", "On Tomcat", "xml", 1, EXAMPLE_TESTS + "TutorialOnTomcatIT.java"),
            tested(GUIDE + "jakarta.md", "On Tomcat", "sh", 1, EXAMPLE_TESTS + "TutorialOnTomcatIT.java"),
            tested(GUIDE + "jakarta.md", "Nothing happens?", "text", 1, TESTS + "readme/NothingHappensTest.java"),
            tested(GUIDE + "jakarta.md", "Nothing happens?", "properties", 1, TESTS + "readme/NothingHappensTest.java"),
            deploying("A Tomcat of your own", "sh", 1),
            deploying("A Jetty of your own, with EE 10", "sh", 1),
            deploying("A Jetty of your own, with EE 11", "sh", 1),
            deploying("A WildFly of your own", "sh", 1),
            deploying("An Open Liberty of your own", "xml", 1),
            deploying("An Open Liberty of your own", "sh", 1),
            deploying("A Payara Micro of your own", "sh", 1),
            deploying("A GlassFish of your own", "sh", 2),
            tested(GUIDE + "example.md", "A DataSource of the server", "xml", 1, EXAMPLE_TESTS + "DatabaseIT.java"),
            tested(GUIDE + "example.md", "A DataSource of the server", "sh", 1, EXAMPLE_TESTS + "DatabaseIT.java"),
            tested(
                    GUIDE + "configuration.md",
                    "MicroProfile Config",
                    "properties",
                    1,
                    TESTS + "readme/OptionBlocksTest.java"),
            tested(GUIDE + "configuration.md", "Context parameters", "xml", 1, TESTS + "readme/OptionBlocksTest.java"),
            tested(
                    GUIDE + "limits.md",
                    "How many, and how fast",
                    "properties",
                    1,
                    TESTS + "readme/OptionBlocksTest.java"),
            tested(GUIDE + "threads.md", "On an executor", "xml", 1, TESTS + "readme/OptionBlocksTest.java"),
            proxies("An application at the root", "nginx"),
            proxies("An application below a context path", "nginx"),
            proxies("An application at the root", "haproxy"),
            proxies("An application below a context path", "haproxy"),
            proxies("An application at the root", "apache"),
            proxies("An application below a context path", "apache"),
            proxies("Apache httpd", "sh"),
            home("quarkus.md", "A whole application", "xml", "QuarkusHome"),
            home("quarkus.md", "A whole application", "properties", "QuarkusHome"),
            home("quarkus.md", "A whole application", "html", "QuarkusHome"),
            home("quarkus.md", "A whole application", "sh", "QuarkusHome"),
            home("spring-boot.md", "A whole application", "xml", "SpringBootHome"),
            home("spring-boot.md", "A whole application", "html", "SpringBootHome"),
            home("spring-boot.md", "A whole application", "sh", "SpringBootHome"),
            home("spring-boot.md", "Transactions, roles and constraints", "xml", "SpringBootHome"),
            home("spring-boot.md", "Transactions, roles and constraints", "sql", "SpringBootHome"),
            home("spring-boot.md", "Jetty", "xml", "SpringBootHome"),
            home("spring-boot.md", "Tests", "xml", "SpringBootHome"),
            home("spring-boot.md", "A WAR with Spring Boot", "xml", "SpringWarHome"),
            home("spring-boot.md", "A WAR with Spring MVC", "xml", "SpringWarHome"),
            home("spring-boot.md", "A WAR with Spring MVC", "sql", "SpringWarHome"),
            home("spring-boot.md", "A WAR with Spring MVC", "sh", "SpringWarHome"),
            tested(GUIDE + "configuration.md", "MicroProfile Config", "xml", 1, TESTS + "readme/ArtifactsTest.java"));

    /** Blocks that no test runs, and why. */
    private static final Map<Blocks, String> UNTESTED = Map.ofEntries(
            because(GUIDE + "security-origins.md", "Allowing other origins", "text", 1, "a line of the log"),
            because(GUIDE + "example.md", "Announcements by REST", "sh", 1, "AdminIT sends the same request"),
            because(GUIDE + "proxies.md", "Telling the container who its clients are", "xml", 1, "a valve of Tomcat"),
            because(
                    GUIDE + "proxies.md",
                    "Kubernetes",
                    "yaml",
                    2,
                    "needs a cluster; the page says that it is not tested"),
            because(
                    GUIDE + "backpressure.md",
                    "What has been seen",
                    "sh",
                    1,
                    "measures for minutes, on a quiet machine"),
            because(
                    GUIDE + "performance.md",
                    "Running it",
                    "sh",
                    2,
                    "measures for minutes and hours; .ci/run compiles it"),
            because(
                    GUIDE + "deploying.md",
                    "On every server",
                    "sh",
                    1,
                    "the tests of the example run behind just that"),
            serve("Tomcat", 2),
            serve("Jetty", 2),
            serve("WildFly", 1),
            serve("Open Liberty", 1),
            serve("Payara Micro", 1),
            serve("GlassFish", 1),
            because(GUIDE + "configuration.md", "Values", "text", 1, "messages, which are the output of a mistake"),
            because(GUIDE + "handlers.md", "Answers", "json", 1, "an answer, whose form the tests of handlers compare"),
            because(
                    GUIDE + "login.md",
                    "Letting in users only",
                    "xml",
                    1,
                    "needs a certificate; SecurityConstraintIT has" + " the constraint without it"),
            because(
                    GUIDE + "old-clients.md",
                    "MessagePack",
                    "js",
                    1,
                    "a fragment of a script; the tests of the client load" + " the same parser"),
            because(GUIDE + "recovery.md", "What it costs", "js", 1, "the clients of chaos.mjs have the same line"),
            because(GUIDE + "recovery.md", "Connection state recovery", "js", 1, "a comment stands where the work is"));

    static Stream<Tested> tests() {
        return TESTED.stream();
    }

    @Test
    void eachBlockIsTestedOrTheListSaysWhyNot() throws IOException {
        Set<Blocks> listed = new HashSet<>(UNTESTED.keySet());
        TESTED.forEach(tested -> listed.add(tested.blocks()));
        Set<Blocks> found = blocksOfThePages();
        assertThat(found)
                .as("blocks that this class does not list: each needs a test that takes it from its page")
                .filteredOn(blocks -> !listed.contains(blocks))
                .isEmpty();
        assertThat(listed)
                .as("blocks that this class lists, and no page has")
                .filteredOn(blocks -> !found.contains(blocks))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void theTestNamesWhatItTakes(Tested tested) throws IOException {
        String test = Files.readString(Page.root().resolve(tested.file()));
        Blocks blocks = tested.blocks();
        assertThat(test).containsAnyOf('"' + blocks.section() + '"', "## " + blocks.section(), blocks.page());
    }

    private static Set<Blocks> blocksOfThePages() throws IOException {
        Map<Blocks, Integer> counts = new HashMap<>();
        try (Stream<Path> pages = Files.list(Page.root().resolve(GUIDE))) {
            List<String> names = new ArrayList<>(pages.map(page -> GUIDE + page.getFileName())
                    .filter(name -> name.endsWith(".md"))
                    .toList());
            names.add("README.md");
            for (String name : names) {
                count(name, counts);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> {
                    Blocks blocks = entry.getKey();
                    return new Blocks(blocks.page(), blocks.section(), blocks.language(), entry.getValue());
                })
                .collect(Collectors.toSet());
    }

    private static void count(String page, Map<Blocks, Integer> counts) throws IOException {
        String section = "";
        boolean code = false;
        for (String line : Files.readAllLines(Page.root().resolve(page))) {
            Matcher fence = FENCE.matcher(line);
            Matcher heading = HEADING.matcher(line);
            if (fence.matches()) {
                code = !code;
                if (code && !fence.group(1).equals("java")) {
                    counts.merge(new Blocks(page, section, fence.group(1), 0), 1, Integer::sum);
                }
            } else if (!code && heading.matches()) {
                section = heading.group(1);
            }
        }
    }

    private static Tested tested(String page, String section, String language, int count, String file) {
        return new Tested(new Blocks(page, section, language, count), file);
    }

    private static Tested deploying(String section, String language, int count) {
        return tested(GUIDE + "deploying.md", section, language, count, EXAMPLE_TESTS + "DeployingIT.java");
    }

    private static Tested proxies(String section, String language) {
        return tested(GUIDE + "proxies.md", section, language, 1, TESTS + "proxies/Proxy.java");
    }

    private static Tested home(String page, String section, String language, String test) {
        return tested(GUIDE + page, section, language, 1, EXAMPLE_TESTS + "pages/" + test + ".java");
    }

    private static Map.Entry<Blocks, String> because(
            String page, String section, String language, int count, String reason) {
        return Map.entry(new Blocks(page, section, language, count), reason);
    }

    private static Map.Entry<Blocks, String> serve(String server, int count) {
        return because(
                GUIDE + "deploying.md", server, "sh", count, "the tests start the same server by the same classes");
    }
}
