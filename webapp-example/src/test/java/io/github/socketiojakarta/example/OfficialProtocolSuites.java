package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The official protocol suites on each server. They are not ours to copy, so this is no part of the build; with a clone of
 * the repository {@code socketio/socket.io} at hand, in this directory:
 *
 * <pre>
 *   mvn verify -Dit.test=OfficialProtocolSuites -Dprotocol.suites=../../socket.io
 * </pre>
 */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class OfficialProtocolSuites implements OnServer {

    /** The beginning of a test, unless the suite itself leaves it out. */
    private static final Pattern TEST = Pattern.compile("\\bit\\(");

    private static ServerProcess running;

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @BeforeParameterizedClassInvocation
    static void start(Server server) throws Exception {
        running = server.start(Application.suite(), "suite");
        Scripts.run(running, Map.of(), "containers/warm-up.mjs");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @Test
    @Shows(Capability.ENGINE_IO_SUITE)
    void passesTheEngineIoSuite() throws Exception {
        run("engine.io-protocol/v4-test-suite");
    }

    @Test
    @Shows(Capability.SOCKET_IO_SUITE)
    void passesTheSocketIoSuite() throws Exception {
        run("socket.io-protocol/v5-test-suite");
    }

    private static void run(String suite) throws Exception {
        Path source = Path.of(System.getProperty("protocol.suites"), "docs").resolve(suite);
        Path copy = Files.createDirectories(
                Path.of("target", "suites").resolve(suite).toAbsolutePath());
        String url = running.address().toString();
        for (String file : List.of("package.json", "package-lock.json", "node-imports.js", "test-suite.js")) {
            String content = Files.readString(source.resolve(file));
            Files.writeString(
                    copy.resolve(file), content.replace("http://localhost:3000", url.substring(0, url.length() - 1)));
        }
        if (Files.notExists(copy.resolve("node_modules"))) {
            Commands.run(List.of("npm", "ci", "--no-audit", "--no-fund"), copy, Map.of(), copy.resolve("npm.log"));
        }
        List<String> mocha = List.of("node", "node_modules/mocha/bin/mocha", "test-suite.js");
        String output = Commands.run(mocha, copy, Map.of(), copy.resolve("output.log"));
        long tests = TEST.matcher(Files.readString(copy.resolve("test-suite.js")))
                .results()
                .count();
        assertTrue(tests > 0);
        assertTrue(output.matches("(?s).*\\b" + tests + " passing.*") && !output.contains(" failing"), output);
    }
}
