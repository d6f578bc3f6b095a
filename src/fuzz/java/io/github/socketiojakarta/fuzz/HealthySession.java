package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.Packet;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A client that does nothing wrong, and must not notice what others do. */
final class HealthySession {

    private final FuzzedServer server;
    private final Parser.Decoder decoder;
    private final FuzzedChannel channel;
    private long asked;
    private long answered;

    HealthySession(FuzzedServer server) {
        this.server = server;
        this.channel = new FuzzedChannel(this::read, server::later);
        this.decoder = server.parser()
                .decoder(DecoderLimits.NONE
                        .withMaxAttachments(10)
                        .withMaxPacketBytes(1_000_000)
                        .withMaxJsonDepth(100));
        Map<String, String> query = Map.of("EIO", "4", "transport", "websocket");
        EngineRequest request = new EngineRequest(
                "GET", "/socket.io/", query, Map.of(), "127.0.0.1", false, Instant.EPOCH, Caller.ANONYMOUS);
        channel.opened(server.engine.openWebSocket("healthy-session", request, channel));
        send(OutgoingPacket.of(PacketType.CONNECT, "/", ""));
        send(OutgoingPacket.of(PacketType.EVENT, "/", "[\"join\",\"" + FuzzedApplication.HEALTHY + "\"]"));
    }

    private void send(OutgoingPacket packet) {
        EncodedPacket encoded = server.parser().encode(packet);
        encoded.text().ifPresent(text -> channel.text("4" + text));
        encoded.binary().forEach(channel::binary);
        server.settle();
    }

    private void read(EnginePacket packet) {
        String text = FuzzedChannel.text(packet);
        if (text.equals("2")) {
            server.later(() -> channel.text("3"));
        } else if (text.startsWith("4")) {
            decoder.text(text.substring(1)).ifPresent(this::read);
        } else if (!(packet instanceof TextPacket)) {
            decoder.binary(((BinaryPacket) packet).data()).ifPresent(this::read);
        }
    }

    private void read(Packet packet) {
        if (packet instanceof Packet.Ack ack) {
            Oracle.same(asked, ack.id(), "the id of an acknowledgement");
            Oracle.same(List.of(String.valueOf(asked + 1)), ack.arguments().json(), "an acknowledgement");
            answered++;
        }
    }

    /** Throws if the server does not answer at once. */
    void assertUndisturbed() {
        asked++;
        String json = "[\"count\"," + asked + "]";
        send(OutgoingPacket.of(PacketType.EVENT, "/", json).withId(asked));
        Oracle.same(asked, answered, "answers to a client that does nothing wrong");
    }

    void leave() {
        channel.end();
        server.settle();
    }
}
