package io.github.socketiojakarta.chaos;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.TestServer;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Numbers its events and its clients' events, and looks at them; outlives the servers it runs on. Thread-safe. */
final class ChaosApplication {

    private final ChaosLog log;
    private final Faults faults;
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final Map<String, Streams> streams = Map.of(Life.RECOVERING, new Streams(), Life.FORGETTING, new Streams());
    private final List<WeakReference<Life>> lives = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger recovered = new AtomicInteger();

    ChaosApplication(ChaosLog log, Faults faults) {
        this.log = log;
        this.faults = faults;
    }

    /** Begins to serve on servers that have just been started. */
    Life serve(TestServer server) {
        Life life = new Life(lives.size(), server);
        lives.add(new WeakReference<>(life));
        for (String path : streams.keySet()) {
            SocketIoServer io = life.io(path);
            io.use(socket -> socket.data().put("first", streams.get(path).all().get() - 1));
            io.onConnection(socket -> connected(life, path, socket));
        }
        return life;
    }

    Streams streams(String path) {
        return streams.get(path);
    }

    List<WeakReference<Life>> lives() {
        return List.copyOf(lives);
    }

    int recovered() {
        return recovered.get();
    }

    int heard() {
        return ledgers.values().stream().mapToInt(Ledger::heard).sum();
    }

    int repeated() {
        return ledgers.values().stream().mapToInt(Ledger::repeated).sum();
    }

    private void connected(Life life, String path, Socket socket) {
        life.connected(socket);
        String client = socket.handshake().query("client").orElseThrow();
        boolean retries = socket.handshake().query("retries").isPresent();
        Ledger ledger = ledgers.computeIfAbsent(client, absent -> new Ledger(retries));
        Session session = socket.isRecovered() ? again(life, client, socket) : begin(life, path, client, socket);
        log.note(client, "server: " + (socket.isRecovered() ? "recovered " : "new ") + session);
        socket.onDisconnect(reason -> log.note(client, "server: " + reason + ", " + session));
        socket.on("say", (args, ack) -> {
            int number = args.get(0, int.class);
            ledger.hear(number, session).ifPresent(fault -> faults.add(client, fault));
            ack.send(number);
        });
        socket.on("account", (args, ack) -> settle(client, path, session, args, ack));
    }

    private Session begin(Life life, String path, String client, Socket socket) {
        Session session = new Session(path, client, sessions.getAndIncrement(), socket.id(), life);
        socket.data().put("session", session);
        Streams numbers = streams.get(path);
        AtomicInteger inRoom = numbers.room(room(client));
        int firstInRoom = inRoom.get() - 1;
        socket.join(room(client));
        Map<String, Object> hello = Map.of(
                "session",
                session.number(),
                "n",
                session.nextNumber(),
                "all",
                new int[] {(int) socket.data().get("first"), numbers.all().get()},
                "room",
                new int[] {firstInRoom, inRoom.get()});
        socket.emit("n", hello, "hello");
        life.put(client, session);
        return session;
    }

    private Session again(Life life, String client, Socket socket) {
        recovered.incrementAndGet();
        Session session = (Session) socket.data().get("session");
        if (!session.isOf(client, socket.id(), life)) {
            faults.add(client, "recovers " + session);
        }
        Set<String> rooms = socket.rooms();
        if (socket.isConnected() && !rooms.equals(Set.of(socket.id(), room(client)))) {
            faults.add(client, "is recovered, and in the rooms " + rooms);
        }
        return session;
    }

    private static String room(String client) {
        return Streams.ROOMS.get(Integer.parseInt(client.substring(1)) % 2);
    }

    /** Called when nothing is sent any more. */
    private void settle(String client, String path, Session session, Args args, Ack ack) {
        ledgers.get(client)
                .settle(args.get(0, int.class), args.get(1, int[].class))
                .ifPresent(fault -> faults.add(client, fault));
        Streams numbers = streams.get(path);
        ack.send(
                session.number(),
                session.count(),
                numbers.all().get(),
                numbers.room(room(client)).get());
    }
}
