package io.github.socketiojakarta.example;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A server of one run.
 *
 * @param home the distribution, which is only read
 * @param base what belongs to this run
 * @param port where it listens for HTTP
 * @param adminPort where its administrators are listened to, where the server needs that
 * @param users who can log in
 */
record Instance(Path home, Path base, int port, int adminPort, List<User> users) {

    /** Nobody else on the network may reach it: its users have well-known passwords. */
    static final String HOST = "127.0.0.1";

    URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }
}
