package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a parser reads, and no client may send, ends the connection at once; whatever the format. */
@ParameterizedClass
@MethodSource("parsers")
class ClientPacketsTest {

    @Parameter
    Parser parser;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private Loopback server;
    private Client client;

    static Stream<Parser> parsers() {
        return Stream.of(new DefaultParser(), new MessagePackParser());
    }

    @BeforeEach
    void connect() {
        server = new Loopback(SocketIoOptions.builder().parser(parser).build());
        server.io.onConnection((Socket socket) -> socket.onAny((event, args, ack) -> heard.add(event)));
        client = server.open();
        send(OutgoingPacket.of(PacketType.CONNECT, "/", ""));
        assertThat(server.io.sockets()).hasSize(1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void send(OutgoingPacket packet) {
        EncodedPacket encoded = parser.encode(packet);
        encoded.text().ifPresent(text -> client.text("4" + text));
        encoded.binary().forEach(bytes -> client.binary(array(bytes)));
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }

    private static OutgoingPacket event(String name) {
        return OutgoingPacket.of(PacketType.EVENT, "/", "[\"" + name + "\"]");
    }

    private void assertRefused() {
        assertThat(client.closed).isTrue();
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"})
    void noEventHasAReservedName(String name) {
        send(event(name));
        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Connect", " connect", "connecting", "disconnected", "newlistener", "error", "__proto__"})
    void aNameThatIsNearlyReservedIsAsGoodAsOthers(String name) {
        send(event(name));
        assertThat(client.closed).isFalse();
        assertThat(heard).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"message\":\"no\"}", "\"no\"", "[]"})
    void noClientSendsAConnectError(String json) {
        send(OutgoingPacket.of(PacketType.CONNECT_ERROR, "/", json));
        assertRefused();
    }

    /** Nothing is kept for a packet that is refused anyway. */
    @Test
    void aReservedNameIsRefusedBeforeItsAttachmentsCome() {
        EncodedPacket encoded = parser.encode(
                OutgoingPacket.of(PacketType.EVENT, "/", "[\"connect\",{\"_placeholder\":true,\"num\":0}]")
                        .withAttachments(List.of(ByteBuffer.allocate(1))));
        encoded.text()
                .ifPresentOrElse(
                        text -> client.text("4" + text),
                        () -> client.binary(array(encoded.binary().get(0))));
        assertRefused();
    }
}
