package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The table of what a server takes and what it closes at: each row over WebSocket and over polling. In a row,
 * {@code |} separates packets and {@code b:} begins a binary one, in base64.
 */
@Tag("full")
class PacketGrammarIT extends ServerTest {

    private final Departures departures = new Departures();

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            departures.watch(socket);
            for (String event : List.of("echo", "error", "connection", "__proto__", "1", "1.5", "")) {
                socket.on(event, (args, ack) -> {
                    socket.emit("echo", args.toList().toArray());
                    ack.send(args.toList().toArray());
                });
            }
        });
        io.of("/admin").onConnection(socket -> socket.on("echo", args -> socket.emit("echo", args.json(0))));
    }

    private static String placeholder(int num) {
        return "{\"_placeholder\":true,\"num\":" + num + "}";
    }

    static Stream<Arguments> answered() {
        return Stream.of(
                Arguments.of("2[\"echo\"]", "2[\"echo\"]"),
                Arguments.of("2[\"echo\",null,true,-1.5,\"\\u00e9\\n\",{\"a\":[{}]}]", null),
                Arguments.of("2[\"error\",1]", "2[\"echo\",1]"),
                Arguments.of("2[\"connection\",1]", "2[\"echo\",1]"),
                Arguments.of("2[\"__proto__\",1]", "2[\"echo\",1]"),
                Arguments.of("2[\"\",1]", "2[\"echo\",1]"),
                Arguments.of("2[1,1]", "2[\"echo\",1]"),
                Arguments.of("2[1.5,1]", "2[\"echo\",1]"),
                Arguments.of("2 [ \"echo\" , 1 ] ".replace("2 [", "2["), "2[\"echo\",1]"),
                Arguments.of("20[\"error\",1]", "2[\"echo\",1]|30[1]"),
                Arguments.of("27[\"echo\",1]", "2[\"echo\",1]|37[1]"),
                Arguments.of("2007[\"echo\",1]", "2[\"echo\",1]|37[1]"),
                Arguments.of("29007199254740991[\"echo\"]", "2[\"echo\"]|39007199254740991[]"),
                Arguments.of("2/,[\"echo\",1]", "2[\"echo\",1]"),
                Arguments.of(
                        "51-[\"echo\"," + placeholder(0) + "]|b:AQI=", "51-[\"echo\"," + placeholder(0) + "]|b:AQI="),
                Arguments.of("51-3[\"echo\"," + placeholder(0) + "]|b:AQI=", null),
                Arguments.of("2[\"echo\"," + placeholder(0) + "]", "2[\"echo\"," + placeholder(0) + "]"),
                Arguments.of("2[\"echo\",{\"_placeholder\":true}]", "2[\"echo\",{\"_placeholder\":true}]"));
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                        "2[\"unknown\",1]",
                        "29[\"unknown\"]",
                        "30[1]",
                        "3999[]",
                        "3",
                        "31",
                        "3[]",
                        "61-5[" + placeholder(0) + "]|b:AQI=",
                        "51-[\"unknown\"," + placeholder(0) + "]|b:AQI=",
                        "51-[\"unknown\"]|b:AQI=",
                        "51-[\"unknown\"," + placeholder(0) + "," + placeholder(0) + "]|b:AQI=",
                        "52-[\"unknown\"," + placeholder(1) + "]|b:AQI=|b:AQI=",
                        "51-[\"unknown\",[[[{\"a\":" + placeholder(0) + "}]]]]|b:AQI=",
                        "51-[\"unknown\"," + placeholder(0) + "]|b:")
                .map(Arguments::of);
    }

    static Stream<Arguments> left() {
        return Stream.of("1", "1/", "1/,", "112").map(Arguments::of);
    }

    static Stream<Arguments> closed() {
        return Stream.of(
                        Stream.of("0", "0{}", "0[]", "0\"x\"", "0null", "0{", "00", "0/admin,[]", "0/admin,{}x"),
                        Stream.of(
                                "2",
                                "21",
                                "2[]",
                                "2{}",
                                "2null",
                                "2\"a\"",
                                "2[null]",
                                "2[true]",
                                "2[{}]",
                                "2[[\"a\"]]"),
                        Stream.of("2[\"a\"]x", "2[\"a\",]", "2[\"a\"", "2[\"a\" 1]", "2[a]", "2['a']", "2[\"a\",01]"),
                        Stream.of("2[\"a\",NaN]", "2[\"a\",undefined]", "2[\"a\",\"\t\"]", "2[\"a\",\"\\x\"]"),
                        Stream.of(
                                "2[\"connect\"]", "2[\"connect_error\"]", "2[\"disconnect\"]", "2[\"disconnecting\"]"),
                        Stream.of("2[\"newListener\"]", "2[\"removeListener\"]", "2[{\"toString\":\"x\"}]"),
                        Stream.of("2-1[\"a\"]", "21.5[\"a\"]", "21e1[\"a\"]", "2abc[\"a\"]", "2 1[\"a\"]"),
                        Stream.of("29007199254740992[\"a\"]", "2" + "9".repeat(400) + "[\"a\"]"),
                        Stream.of("2/admin[\"a\"]", "2/admin,[\"a\"]", "2/other,[\"a\"]", "2/,", "2/admin,"),
                        Stream.of("1{}", "1[]", "1/admin,", "1/other", "3{}", "3/admin,1[]", "30{}", "30[", "4{}"),
                        Stream.of("4{\"message\":\"x\"}", "4", "7", "8", "-", "", "9[\"a\"]", "é", "/"),
                        Stream.of("5[\"x\"]", "5-[\"x\"]", "50-[\"x\"]", "5-1-[\"x\"]", "51.5-[\"x\"]", "5 1-[\"x\"]"),
                        Stream.of("511-[\"x\"]", "5999999999-[\"x\"]", "59999999999-[\"x\"]", "51[\"x\"]", "5", "51-"),
                        Stream.of("51-{}", "51-[]", "51-null", "60-1[]", "6-1[]", "611-1[]", "61-1{}"),
                        Stream.of("51-[\"x\"]|2[\"y\"]", "51-[\"x\"]|0/admin,", "51-[\"x\"]|51-[\"y\"]", "b:AQI="),
                        Stream.of("51-[\"connect\"," + placeholder(0) + "]", "51-[" + placeholder(0) + "]|b:AQI="),
                        placeholders("1", "-1", "\"0\"", "0.5", "\"splice\"", "null", "99999999999", "{}", "[0]"))
                .flatMap(rows -> rows)
                .map(Arguments::of);
    }

    private static Stream<String> placeholders(String... numbers) {
        return Stream.of(numbers).map(number -> "51-[\"echo\",{\"_placeholder\":true,\"num\":" + number + "}]|b:AQI=");
    }

    private void webSocket(String row, RawWebSocket webSocket) {
        for (String packet : row.split("\\|", -1)) {
            if (packet.startsWith("b:")) {
                webSocket.binary(java.util.Base64.getDecoder().decode(packet.substring(2)));
            } else {
                webSocket.text("4" + packet);
            }
        }
    }

    private static String[] payload(String row) {
        return Stream.of(row.split("\\|", -1))
                .map(packet -> packet.startsWith("b:") ? "b" + packet.substring(2) : "4" + packet)
                .toArray(String[]::new);
    }

    private static String echoed(String row, String answer) {
        if (answer != null) {
            return answer;
        }
        return row.startsWith("51-3")
                ? "51-[\"echo\"," + placeholder(0) + "]|b:AQI=|61-3[" + placeholder(0) + "]|b:AQI="
                : "2[\"echo\",null,true,-1.5,\"é\\n\",{\"a\":[{}]}]";
    }

    @ParameterizedTest
    @MethodSource("answered")
    void takesOverWebSocket(String row, String answer) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket(row, webSocket);
            for (String packet : echoed(row, answer).split("\\|")) {
                assertThat(webSocket.next()).isEqualTo(packet.startsWith("b:") ? "b:0102" : "4" + packet);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answered")
    void takesOverPolling(String row, String answer) {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send(payload(row));
            for (String packet : payload(echoed(row, answer))) {
                assertThat(session.next()).isEqualTo(packet);
            }
            session.send("1");
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void ignoresOverWebSocket(String row) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket(row, webSocket);
            webSocket.text("42[\"echo\",1]");
            assertThat(webSocket.next()).isEqualTo("42[\"echo\",1]");
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void ignoresOverPolling(String row) {
        try (PollingSession session = PollingSession.connected(server)) {
            session.send(payload(row));
            session.send("42[\"echo\",1]");
            assertThat(session.next()).isEqualTo("42[\"echo\",1]");
            session.send("1");
        }
    }

    @ParameterizedTest
    @MethodSource("left")
    void leavesTheNamespace(String row) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket(row, webSocket);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("client namespace disconnect");
            webSocket.join("40");
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void closesOverWebSocket(String row) {
        try (RawWebSocket webSocket = RawWebSocket.connected(server)) {
            webSocket(row, webSocket);
            assertThat(webSocket.next()).startsWith("end");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
            assertThat(departures.reasonOf(webSocket.socketId())).isEqualTo("forced close");
            Awaitility.await().until(() -> otherClients() == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void closesOverPolling(String row) {
        try (PollingSession session = PollingSession.connected(server)) {
            session.post(String.join(PollingSession.SEPARATOR, payload(row)));
            assertThat(departures.reasonOf(session.socketId())).isIn("forced close", "forced server close");
            if (session.isAlive()) {
                assertThat(session.get().body()).isEqualTo("6" + PollingSession.SEPARATOR + "1");
            }
            assertThat(session.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2[\"echo\"]",
                "1",
                "30[1]",
                "0[]",
                "0null",
                "0\"x\"",
                "0{",
                "0/admin,null",
                "2/admin,[\"echo\"]",
                "4",
                "1/admin,",
                "51-[\"echo\"," + "{\"_placeholder\":true,\"num\":0}]|b:AQI=",
                "b:AQI=",
                "0/admin,{"
            })
    void closesBeforeANamespaceIsJoined(String row) {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket(row, webSocket);
            assertThat(webSocket.next()).startsWith("end");
            assertThat(webSocket.awaitClose()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0{}", "0{\"token\":\"a\"}", "0/", "0/,", "0/,{}", "0/,{\"a\":{\"b\":[]}}"})
    void joinsTheMainNamespace(String row) {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket(row, webSocket);
            assertThat(webSocket.next()).matches("40\\{\"sid\":\"[A-Za-z0-9_-]{20,}\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/admin", "0/admin,", "0/admin,{}", "0/admin,{\"token\":1}"})
    void joinsAnotherNamespace(String row) {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket(row, webSocket);
            assertThat(webSocket.next()).matches("40/admin,\\{\"sid\":\"[A-Za-z0-9_-]{20,}\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/other", "/a?b=1", "/admin/", "/admin?x=1", "/ADMIN", "/__proto__", "/é"})
    void refusesAnUnknownNamespaceAndKeepsTheConnection(String namespace) {
        try (RawWebSocket webSocket = RawWebSocket.session(server)) {
            webSocket.text("40" + namespace + ",");
            assertThat(webSocket.next()).isEqualTo("44" + namespace + ",{\"message\":\"Invalid namespace\"}");
            webSocket.join("40");
        }
    }
}
