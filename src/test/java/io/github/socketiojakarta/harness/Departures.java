package io.github.socketiojakarta.harness;

import io.github.socketiojakarta.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/** Notes why each socket was disconnected, as the application is told. */
public final class Departures {

    /** How long the end of something may take on a machine that does a lot else; containers look now and then only. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<String, String> reasons = new ConcurrentHashMap<>();

    public void watch(Socket socket) {
        socket.onDisconnect(reason -> reasons.put(socket.id(), reason.toString()));
    }

    /** Waits until the socket with that id has been disconnected and returns the reason. */
    public String reasonOf(String socketId) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> reasons.get(socketId), Objects::nonNull);
    }
}
