package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N16: the application of the page on Spring Boot, built and run as the page says, with each version it names. */
class SpringBootHome {

    private static final Page PAGE = Page.of("src/site/markdown/spring-boot.md");
    private static final Pattern OLDER = Pattern.compile("with `([\\d.]+)` as the version of the parent");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>spring-boot-starter-parent</artifactId>\\s*<version>(.*)</version>");
    private static final Pattern STARTER =
            Pattern.compile("WebSockets -->\n((?:(?! *</dependency>).*\n)+ *</dependency>\n)");

    @ParameterizedTest
    @ValueSource(strings = {"as it stands", "the older version", "Jetty"})
    void servesOverEveryTransportAndLeavesQuickly(String variant) throws Exception {
        HomeProject project = build(variant);
        Duration alone;
        try (Home home = project.start(Map.of())) {
            assertThat(home.get("/").body()).contains("<title>Chat</title>");
            assertThat(home.get("/socket.io/socket.io.min.js").statusCode()).isEqualTo(200);
            assertThat(home.clients("talk polling websocket upgrade news").lines())
                    .containsExactly("polling works", "websocket works", "upgrade works", "news works");
            alone = home.end();
            home.assertQuiet();
        }
        project.assertClientsDoNotKeepIt(
                alone,
                "polling websocket",
                "polling: transport close, tries again",
                "websocket: transport close, tries again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as it stands", "the older version"})
    void callsHandlersThroughTheirProxiesAndTestsThemWithoutAWebServer(String variant) throws Exception {
        HomeProject project = write("proxies-" + variant);
        Page section = PAGE.section("Transactions, roles and constraints");
        Page tests = PAGE.section("Tests");
        project.write(section);
        project.write(tests);
        project.replace("pom.xml", found(STARTER), found(STARTER) + section.block("xml") + tests.block("xml"));
        if (variant.equals("the older version")) {
            project.replace("pom.xml", found(VERSION), found(OLDER));
        }
        project.build();
        assertThat(project.text("target/surefire-reports/com.example.chat.ChatTest.txt"))
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
        try (Home home = project.start(Map.of("SOCKETIO_PINGINTERVAL", "7000"))) {
            assertThat(home.get("/socket.io/?EIO=4&transport=polling").body()).contains("\"pingInterval\":7000");
            assertThat(home.clients("ledger").lines()).containsExactly("gold was undone");
            assertThat(home.clients("guard").lines()).containsExactly("roles and constraints work");
        }
    }

    private static HomeProject write(String name) throws Exception {
        return new HomeProject(
                "spring-boot-" + name.replace(' ', '-'), PAGE.section("A whole application"), "SERVER_PORT");
    }

    private static HomeProject build(String variant) throws Exception {
        HomeProject project = write(variant);
        if (variant.equals("the older version")) {
            project.replace("pom.xml", found(VERSION), found(OLDER));
        } else if (variant.equals("Jetty")) {
            project.replace("pom.xml", found(STARTER), PAGE.section("Jetty").block("xml"));
        }
        project.build();
        return project;
    }

    private static String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(PAGE.text());
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
