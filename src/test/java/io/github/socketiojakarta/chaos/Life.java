package io.github.socketiojakarta.chaos;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.internal.recovery.KeptAmount;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** The two servers from a start to a stop: one with recovery, and one without. Thread-safe. */
final class Life {

    static final String RECOVERING = "/socket.io";
    static final String FORGETTING = "/plain";

    private final int number;
    private final TestServer server;
    private final Map<String, SocketIoServer> servers;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final LongAdder connected = new LongAdder();
    private final LongAdder disconnected = new LongAdder();

    Life(int number, TestServer server) {
        this.number = number;
        this.server = server;
        this.servers = Map.of(
                RECOVERING, SocketIoServer.of(server.context(), RECOVERING),
                FORGETTING, SocketIoServer.of(server.context(), FORGETTING));
    }

    int number() {
        return number;
    }

    TestServer server() {
        return server;
    }

    SocketIoServer io(String path) {
        return servers.get(path);
    }

    void connected(Socket socket) {
        connected.increment();
        sockets.add(socket);
        socket.onDisconnect(reason -> disconnected.increment());
    }

    long connections() {
        return connected.sum();
    }

    void put(String client, Session session) {
        sessions.put(client, session);
    }

    Optional<Session> session(String client) {
        return Optional.ofNullable(sessions.get(client));
    }

    Collection<Map.Entry<String, Session>> sessions() {
        return sessions.entrySet();
    }

    /** Returns what is left of clients that have gone; nothing if that is as it should be. */
    List<String> left() {
        List<String> left = leftWhenStopped();
        add(
                left,
                "bytes for clients that have gone",
                sockets.stream().mapToLong(Socket::bufferedBytes).sum());
        servers.forEach((path, io) -> add(left, path + " clients", io.clientsCount()));
        return left;
    }

    /** Returns what is left for the application; what a client has not taken of the rest is lost with the engine. */
    List<String> leftWhenStopped() {
        List<String> left = new ArrayList<>();
        add(left, "connections without a disconnection", connected.sum() - disconnected.sum());
        add(
                left,
                "answers awaited",
                sockets.stream().mapToLong(ServerProbe::pendingAcks).sum());
        for (String path : List.of(RECOVERING, FORGETTING)) {
            SocketIoServer io = io(path);
            add(left, path + " connections", ServerProbe.connections(io));
            add(left, path + " sockets", io.sockets().size());
            add(left, path + " rooms", io.rooms().size());
        }
        return left;
    }

    /** Returns what is still kept for those who might come back, and what the timers have to do. */
    List<String> kept() {
        List<String> left = new ArrayList<>();
        KeptAmount kept = ServerProbe.recovery(io(RECOVERING), "/");
        add(left, "kept sessions", kept.sessions());
        add(left, "kept packets", kept.packets());
        add(left, "kept bytes", kept.bytes());
        return left;
    }

    List<String> timers() {
        List<String> left = new ArrayList<>();
        add(left, "timers", ServerProbe.timers(io(RECOVERING)) + ServerProbe.timers(io(FORGETTING)));
        return left;
    }

    private static void add(List<String> left, String what, long count) {
        if (count != 0) {
            left.add(count + " " + what);
        }
    }
}
