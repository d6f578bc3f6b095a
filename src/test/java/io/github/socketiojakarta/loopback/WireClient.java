package io.github.socketiojakarta.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.EngineProtocol;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of a server without a container, over any {@link Wire}; its packets are in the notation of {@link WireText}. */
public final class WireClient implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    /** Answers may still come when the test has ended. */
    private final ExecutorService thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());

    private final BlockingQueue<String> packets = new LinkedBlockingQueue<>();
    private final Wire wire;
    private final EngineProtocol protocol;
    private final WireText text;
    private final ServerSession session;
    private final Link link;

    private WireClient(Loopback server, Wire wire, String id) {
        this.wire = wire;
        this.protocol = wire.engineProtocol();
        this.text = new WireText(wire.format().parser);
        EngineRequest request = new EngineRequest(
                "GET",
                "/socket.io/?EIO=" + wire.protocol(),
                Map.of("EIO", String.valueOf(wire.protocol())),
                Map.of(),
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS);
        if (wire.way() == Wire.Way.WEBSOCKET) {
            link = new FrameLink(protocol, this::take, channel -> server.engine.openWebSocket(id, request, channel));
            session = (ServerSession) server.opened();
        } else {
            server.engine.openPolling(id, request, new Handshake());
            session = (ServerSession) server.opened();
            link = wire.way() == Wire.Way.POLLING ? poll() : upgrade(server.engine);
        }
    }

    /** Opens a connection, which is in no namespace yet but for an old client. */
    public static WireClient open(Loopback server, Wire wire) {
        WireClient client = new WireClient(server, wire, "session-" + server.ids.incrementAndGet());
        if (wire.isOld()) {
            assertThat(client.next()).isEqualTo("0");
        }
        return client;
    }

    /** Opens a connection and joins the main namespace. */
    public static WireClient connect(Loopback server, Wire wire) {
        WireClient client = open(server, wire);
        if (!wire.isOld()) {
            client.join("/");
        }
        return client;
    }

    private Link poll() {
        PollLink polling = new PollLink(session, protocol, this::take, thread);
        polling.poll();
        return polling;
    }

    private Link upgrade(EngineServer engine) {
        FrameLink webSocket = new FrameLink(protocol, this::take, channel -> engine.upgrade(session, channel));
        webSocket.send(List.of(TextPacket.of(EnginePacketType.PING, "probe")));
        webSocket.send(List.of(TextPacket.of(EnginePacketType.UPGRADE, "")));
        return webSocket;
    }

    private synchronized void take(EnginePacket packet) {
        if (packet instanceof BinaryPacket
                || (packet instanceof TextPacket message && message.type() == EnginePacketType.MESSAGE)) {
            text.read(packet).ifPresent(packets::add);
        }
    }

    /** Joins a namespace; returns the id of the socket. */
    public String join(String namespace) {
        send("0" + (namespace.equals("/") ? "" : namespace + ","));
        String answer = next();
        assertThat(answer).startsWith("0" + (namespace.equals("/") ? "" : namespace + ","));
        Matcher sid = SID.matcher(answer);
        return sid.find() ? sid.group(1) : namespace + "#" + session.id();
    }

    public WireClient send(String... sent) {
        for (String packet : sent) {
            link.send(text.write(packet));
        }
        return this;
    }

    /** Sends messages as they are. */
    public void sendRaw(List<EnginePacket> messages) {
        link.send(messages);
    }

    /** Waits for the next packet. */
    public String next() {
        try {
            String packet = packets.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(packet).as("a packet from the server").isNotNull();
            return packet;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asserts what comes next, and that nothing else has come before the answer to a question of this client. */
    public void assertReceives(String... expected) {
        for (String packet : expected) {
            assertThat(next()).isEqualTo(packet);
        }
    }

    /** Waits until nothing is under way to this client, and it could take something at once. */
    public WireClient awaitWritable() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(session::isWritable);
        return this;
    }

    public void awaitClosed() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(link::isClosed);
    }

    public boolean isClosed() {
        return link.isClosed();
    }

    public Link link() {
        return link;
    }

    public ServerSession session() {
        return session;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** The request that opens a session on polling. */
    private final class Handshake implements PollExchange {

        @Override
        public void respond(Payload payload, Compression compression, Consumer<@Nullable Throwable> done) {
            protocol.decode(payload, WireClient.this::take);
            done.accept(null);
        }

        @Override
        public void refuse() {
            throw new IllegalStateException("no session");
        }

        @Override
        public void refuse(EngineError error) {
            throw new IllegalStateException(error.toString());
        }

        @Override
        public void abort() {
            throw new IllegalStateException("no session");
        }
    }
}
