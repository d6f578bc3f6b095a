package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** N17: the application of the page on Quarkus, built and run as the page says. */
@TestInstance(Lifecycle.PER_CLASS)
class QuarkusHome {

    private static final Page PAGE = Page.of("src/site/markdown/quarkus.md");

    private HomeProject project;

    @BeforeAll
    void build() throws Exception {
        project = new HomeProject("quarkus", PAGE.section("A whole application"), "QUARKUS_HTTP_PORT");
        project.build();
    }

    @Test
    void servesByPollingAndLeavesQuickly() throws Exception {
        Duration alone;
        try (Home home = project.start(Map.of())) {
            assertThat(home.get("/").body()).contains("<title>Chat</title>");
            assertThat(home.get("/socket.io/socket.io.min.js").statusCode()).isEqualTo(200);
            assertThat(home.clients("talk polling").lines()).containsExactly("polling works");
            alone = home.end();
            home.assertQuiet();
        }
        project.assertClientsDoNotKeepIt(alone, "polling", "polling: transport close, tries again");
    }

    @Test
    void saysThatItHasNoWebSocketsAndGoesOn() throws Exception {
        try (Home home = project.start(Map.of("SOCKETIO_TRANSPORTS", "polling,websocket"))) {
            assertThat(home.clients("refused").lines()).containsExactly("polling goes on");
            assertThat(home.output().lines().filter(line -> line.contains("WARN")))
                    .singleElement()
                    .asString()
                    .contains("clients use polling only");
            assertThat(home.output()).doesNotContain("\tat ");
        }
    }
}
