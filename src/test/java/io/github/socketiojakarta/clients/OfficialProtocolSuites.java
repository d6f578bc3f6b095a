package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The official protocol suites, which are not ours to copy. No part of the build; with a clone of the repository
 * {@code socketio/socket.io} at hand:
 *
 * <pre>
 *   mvn verify -Dit.test=OfficialProtocolSuites -Dprotocol.suites=../socket.io
 * </pre>
 */
class OfficialProtocolSuites {

    private static final Duration PING_INTERVAL = Duration.ofMillis(300);
    private static final Duration PING_TIMEOUT = Duration.ofMillis(200);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_PAYLOAD = 1_000_000;

    /** The beginning of a test, unless the suite itself leaves it out. */
    private static final Pattern TEST = Pattern.compile("\\bit\\(");

    /**
     * Lets a suite see a frame that arrives together with the handshake response. The suite of old clients waits for the
     * one and only then for the other, so it loses what comes in between; the newer suites do not.
     */
    private static final String TAKE_A_BREATH = """

            globalThis.WebSocket = class extends globalThis.WebSocket {
              constructor(...args) {
                super(...args);
                this.once("open", () => {
                  this.pause();
                  setImmediate(() => this.resume());
                });
              }
            };
            """;

    @ParameterizedTest
    @EnumSource
    void passesTheEngineIoSuite(Container container) throws Exception {
        try (TestServer server = container.start(new EchoEngine(PING_INTERVAL, PING_TIMEOUT, MAX_PAYLOAD, false))) {
            run("engine.io-protocol/v4-test-suite", server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesTheEngineIoSuiteOfOldClients(Container container) throws Exception {
        try (TestServer server = container.start(new EchoEngine(PING_INTERVAL, PING_TIMEOUT, MAX_PAYLOAD, true))) {
            run("engine.io-protocol/v3-test-suite", server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void passesTheSocketIoSuite(Container container) throws Exception {
        SocketIoOptions options = SocketIoOptions.builder()
                .pingInterval(PING_INTERVAL)
                .pingTimeout(PING_TIMEOUT)
                .connectTimeout(CONNECT_TIMEOUT)
                .maxHttpBufferSize(MAX_PAYLOAD)
                .build();
        try (TestServer server = container.start(options, SuiteHandlers::serve)) {
            run("socket.io-protocol/v5-test-suite", server);
        }
    }

    private static void run(String suite, TestServer server) throws IOException, InterruptedException {
        Path source = Path.of(System.getProperty("protocol.suites"), "docs").resolve(suite);
        Path copy = Files.createDirectories(Path.of("target", "suites").resolve(suite));
        for (String file : new String[] {"package.json", "package-lock.json", "node-imports.js", "test-suite.js"}) {
            String content = Files.readString(source.resolve(file));
            Files.writeString(copy.resolve(file), content.replace("http://localhost:3000", server.url()));
        }
        Files.writeString(copy.resolve("node-imports.js"), TAKE_A_BREATH, StandardOpenOption.APPEND);
        if (Files.notExists(copy.resolve("node_modules"))) {
            NodeScript.command(copy, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
        }
        String output = NodeScript.command(copy, Map.of(), "node", "node_modules/mocha/bin/mocha", "test-suite.js");
        long tests = TEST.matcher(Files.readString(copy.resolve("test-suite.js")))
                .results()
                .count();
        assertThat(tests).isPositive();
        assertThat(output).containsPattern("\\b" + tests + " passing").doesNotContain(" failing");
    }
}
