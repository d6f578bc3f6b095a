package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Limit;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Container.HttpVersions;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients of one address may do, as a proxy and the container tell it. */
@Tag("full")
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class AddressLimitIT {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Parameter
    Container container;

    private final List<RawWebSocket> opened = new ArrayList<>();

    @AfterEach
    void leave() {
        opened.forEach(RawWebSocket::close);
    }

    private TestServer start(HttpVersions versions, SocketIoOptions.Builder options) {
        return container.start(versions, new SocketIoInitializer(options.build()));
    }

    private static RawWebSocket ask(TestServer server, String address) {
        return RawWebSocket.ask(server, WEBSOCKET, "X-Forwarded-For: " + address);
    }

    /** Opens a session that stays; containers may say yes to the handshake a moment before it exists. */
    private void open(TestServer server, String address) {
        RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET, "X-Forwarded-For: " + address);
        opened.add(webSocket);
        assertThat(webSocket.next()).startsWith("0{");
    }

    private static HttpReply poll(TestServer server, String address) {
        return RawHttp.send(server, "GET", POLLING, "X-Forwarded-For: " + address);
    }

    private static void assertRefused(HttpReply reply, String message) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body()).isEqualTo("{\"code\":4,\"message\":\"" + message + "\"}");
        assertThat(reply.header("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.1, 203.0.113.1, 203.0.113.1, 203.0.113.2",
        "2001:db8:1:1::1, 2001:db8:1:1::2, 2001:db8:1:1:ffff::3, 2001:db8:1:2::1",
    })
    void clientsOfOneAddressShareItsPlaces(String one, String two, String three, String other) {
        try (TestServer server =
                start(HttpVersions.ONE_BEHIND_PROXY, SocketIoOptions.builder().maxConnectionsPerAddress(2))) {
            open(server, one);
            assertThat(poll(server, two).status()).isEqualTo(200);
            assertRefused(poll(server, three), "Too many connections from this address");
            assertRefused(ask(server, three).reply(), "Too many connections from this address");
            assertThat(server.io().limits().of(Limit.MAX_CONNECTIONS_PER_ADDRESS))
                    .isEqualTo(2);
            open(server, other);
            opened.get(0).reset();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> poll(server, three).status() == 200);
            assertRefused(poll(server, one), "Too many connections from this address");
        }
    }

    @Test
    void clientsOfOneAddressShareItsHandshakes() {
        try (TestServer server =
                start(HttpVersions.ONE_BEHIND_PROXY, SocketIoOptions.builder().maxHandshakesPerSecondPerAddress(1))) {
            HttpReply reply = poll(server, "203.0.113.1");
            int accepted = 0;
            while (reply.status() == 200) {
                accepted++;
                reply = poll(server, "203.0.113.1");
            }
            assertThat(accepted).isGreaterThanOrEqualTo(10);
            assertRefused(reply, "Too many handshakes from this address");
            assertThat(poll(server, "203.0.113.2").status()).isEqualTo(200);
            open(server, "2001:db8::1");
            assertThat(server.io().limits().of(Limit.MAX_HANDSHAKES_PER_SECOND_PER_ADDRESS))
                    .isEqualTo(1);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> poll(server, "203.0.113.1").status() == 200);
        }
    }

    @Test
    void whatAClientSaysOfItsAddressIsNotBelieved() {
        try (TestServer server =
                start(HttpVersions.ONE, SocketIoOptions.builder().maxConnectionsPerAddress(1))) {
            open(server, "203.0.113.1");
            assertRefused(poll(server, "203.0.113.2"), "Too many connections from this address");
        }
    }
}
