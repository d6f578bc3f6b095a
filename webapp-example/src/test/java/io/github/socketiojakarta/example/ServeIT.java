package io.github.socketiojakarta.example;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code -Pserve} starts: with passwords that everybody knows, from a build that may end in any way. */
@DisabledOnOs(WINDOWS) // has no signals
class ServeIT {

    private static final int CONNECT_MILLIS = 2_000;

    /** All addresses of 127/8 are this machine's, but a server that listens to one listens to no other. */
    private static final String ANOTHER_LOOPBACK = "127.0.0.2";

    /** Without INT: a terminal sends that to the server itself too, and whoever runs a build in the background ignores it. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void listensToThisMachineOnlyAndEndsWithTheBuild(String signal) throws Exception {
        int port = FreePort.next();
        Process build = new ProcessBuilder(
                        "bash",
                        "-c",
                        "trap 'exit 0' TERM; \"$@\" & wait; exit",
                        "build",
                        Instance.java(),
                        "-Dservers=" + Server.chosen().get(0),
                        "-Dport=" + port,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.github.socketiojakarta.example.Serve")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "serve-" + signal + ".log").toFile())
                .start();
        List<ProcessHandle> started = List.of();
        try {
            await().atMost(5, MINUTES).until(() -> answers(Instance.HOST, port));
            started = build.descendants().toList();
            assertThat(answers(ANOTHER_LOOPBACK, port)).isFalse();
            Commands.run(List.of("kill", "-" + signal, Long.toString(build.pid())), Path.of("target", "kill.log"));
            await().atMost(2, MINUTES).until(() -> !answers(Instance.HOST, port));
            await().atMost(2, MINUTES).until(() -> build.descendants().noneMatch(ProcessHandle::isAlive));
            assertThat(started).isNotEmpty();
            List<ProcessHandle> all = started;
            await().atMost(2, MINUTES).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
        }
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
