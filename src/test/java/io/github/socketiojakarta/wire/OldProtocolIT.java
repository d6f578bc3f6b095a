package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Departures;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO 3 and JSONP, byte by byte. */
class OldProtocolIT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=3&transport=polling";
    private static final String WEBSOCKET = "/socket.io/?EIO=3&transport=websocket";
    private static final String ONE_ATTACHMENT = "451-[\"back\",{\"_placeholder\":true,\"num\":0}]";
    private static final Pattern HANDSHAKE = Pattern.compile("(\\d+):0(\\{\"sid\":\"([\\w-]+)\".*})");

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.allowEIO3(true);
    }

    @Override
    protected void handle(SocketIoServer io) {
        io.use(socket -> {
            if (socket.handshake().query().containsKey("refuse")) {
                throw new ConnectionRefusedException("no way");
            }
        });
        io.onConnection(socket -> {
            socket.on("echo", (args, ack) -> ack.send(args.toList().toArray()));
            socket.on("back", args -> socket.emit("back", args.toList().toArray()));
        });
        io.of("/admin").use(socket -> {
            if (socket.handshake().auth("refuse", String.class).isPresent()) {
                throw new ConnectionRefusedException("no", Map.of("code", 7));
            }
        });
        io.of("/admin")
                .onConnection(socket ->
                        socket.emit("auth", socket.id(), socket.handshake().auth()));
    }

    private String open(String query) {
        HttpReply reply = RawHttp.send(server, "GET", POLLING + query);
        assertThat(reply.status()).isEqualTo(200);
        Matcher handshake = HANDSHAKE.matcher(reply.body());
        assertThat(handshake.matches()).as(reply.body()).isTrue();
        assertThat(Integer.parseInt(handshake.group(1)))
                .isEqualTo(handshake.group(2).length() + 1);
        return POLLING + query + "&sid=" + handshake.group(3);
    }

    private HttpReply get(String session) {
        return RawHttp.send(server, "GET", session);
    }

    private HttpReply post(String session, String body, String... headers) {
        try (RawHttp http = RawHttp.connect(server)) {
            return http.request("POST", session, body, headers);
        }
    }

    private static String payload(String... packets) {
        StringBuilder payload = new StringBuilder();
        for (String packet : packets) {
            payload.append(packet.length()).append(':').append(packet);
        }
        return payload.toString();
    }

    /** A session that has its first packet. */
    private String connected(String query) {
        String session = open(query);
        assertThat(get(session).body()).isEqualTo("2:40");
        return session;
    }

    @Test
    void joinsTheMainNamespaceByItself() {
        String session = connected("");
        String sid = session.replaceAll(".*sid=", "");
        assertThat(server.io().socket(sid)).isPresent();
        assertThat(server.io().socket(sid).orElseThrow().connection().protocol())
                .isEqualTo(3);
        try (RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET)) {
            assertThat(webSocket.next()).startsWith("0{");
            assertThat(webSocket.next()).isEqualTo("40");
        }
    }

    @Test
    void announcesTheHandshakeWithItsLength() {
        String sid = "[\\w-]{20}";
        assertThat(RawHttp.send(server, "GET", POLLING).body())
                .matches("118:0\\{\"sid\":\"" + sid + "\",\"upgrades\":\\[\"websocket\"],\"pingInterval\":25000,"
                        + "\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void tellsTheRefusalOfTheMainNamespaceAsAString() {
        String session = open("&refuse=1");
        assertThat(get(session).body()).isEqualTo(payload("44\"no way\""));
        post(session, payload("40/admin,"));
        assertThat(get(session).body()).startsWith("9:40/admin,");
    }

    @Test
    void exchangesTextCountedInCodeUnits() {
        String session = connected("");
        HttpReply posted = post(session, payload("420[\"echo\",\"€💙\"]"));
        assertThat(posted.body()).isEqualTo("ok");
        HttpReply reply = get(session);
        assertThat(reply.body()).isEqualTo(payload("430[\"€💙\"]"));
        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void exchangesBytesInABinaryPayload() {
        String session = connected("");
        post(session, payload("451-[\"back\",{\"_placeholder\":true,\"num\":0}]"));
        try (RawHttp http = RawHttp.connect(server)) {
            byte[] body = HexFormat.ofDelimiter(" ").parseHex("01 03 ff 04 07 08");
            http.write("POST " + session + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Type: application/octet-stream\r\nContent-Length: 6\r\n\r\n");
            assertThat(http.write(body).reply().status()).isEqualTo(200);
        }
        HttpReply reply = get(session);
        assertThat(reply.header("Content-Type")).hasValue("application/octet-stream");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        String hex = HexFormat.of().formatHex(reply.bytes());
        assertThat(hex).startsWith("000402ff3435312d5b").endsWith("0103ff040708");
    }

    @Test
    void writesBytesAsBase64ForAClientThatAskedForIt() {
        String session = connected("&b64=1");
        post(session, payload("451-[\"back\",{\"_placeholder\":true,\"num\":0}]", "b4Bwg="));
        HttpReply reply = get(session);
        assertThat(reply.body()).isEqualTo(payload("451-[\"back\",{\"_placeholder\":true,\"num\":0}]", "b4Bwg="));
    }

    @Test
    void framesOfBytesStartWithTheType() {
        try (RawWebSocket webSocket = connectedWebSocket("")) {
            webSocket.text(ONE_ATTACHMENT).binary((byte) 4, (byte) 7, (byte) 8);
            assertThat(webSocket.next()).isEqualTo(ONE_ATTACHMENT);
            assertThat(webSocket.next()).isEqualTo("b:040708");
        }
        try (RawWebSocket webSocket = connectedWebSocket("&b64=1")) {
            webSocket.text(ONE_ATTACHMENT).text("b4Bwg=");
            assertThat(webSocket.next()).isEqualTo(ONE_ATTACHMENT);
            assertThat(webSocket.next()).isEqualTo("b4Bwg=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "b", "b5AA=", "bAAA=", "b4A", "x"})
    void aBadFrameEndsTheSession(String frame) {
        try (RawWebSocket webSocket = connectedWebSocket("")) {
            assertThat(webSocket.text(frame).awaitClose()).isNotEqualTo(RawWebSocket.NO_CLOSE_FRAME);
        }
    }

    @Test
    void aFrameOfBytesWithoutTheTypeEndsTheSession() {
        try (RawWebSocket webSocket = connectedWebSocket("")) {
            assertThat(webSocket.binary((byte) 7).awaitClose()).isNotEqualTo(RawWebSocket.NO_CLOSE_FRAME);
        }
    }

    @Test
    void upgradesAndThenAnswersProbesAsPings() {
        String session = connected("");
        try (RawWebSocket webSocket = RawWebSocket.open(server, session.replace("polling", "websocket"))) {
            assertThat(webSocket.text("2probe").next()).isEqualTo("3probe");
            webSocket.text("5").text("2");
            assertThat(webSocket.next()).isEqualTo("3");
            assertThat(webSocket.text("2probe").next()).isEqualTo("3");
            assertThat(webSocket.text("420[\"echo\",1]").next()).isEqualTo("430[1]");
        }
    }

    private RawWebSocket connectedWebSocket(String query) {
        RawWebSocket webSocket = RawWebSocket.open(server, WEBSOCKET + query);
        assertThat(webSocket.next()).startsWith("0{");
        assertThat(webSocket.next()).isEqualTo("40");
        return webSocket;
    }

    @Test
    void answersThePingsOfTheClient() {
        String session = connected("");
        post(session, "1:2");
        assertThat(get(session).body()).isEqualTo("1:3");
        post(session, "6:2probe");
        assertThat(get(session).body()).isEqualTo("1:3");
    }

    @Test
    void endsTheSessionOfAClientThatAnswersPingsNobodySent() {
        String session = connected("");
        post(session, "1:3");
        assertThat(get(session).status()).isEqualTo(400);
    }

    @Test
    void endsTheSessionOfAClientThatDoesNotPing() {
        SocketIoOptions options = SocketIoOptions.builder()
                .allowEIO3(true)
                .pingInterval(Duration.ofMillis(100))
                .pingTimeout(Duration.ofMillis(100))
                .build();
        Departures departures = new Departures();
        try (TestServer other = container.start(options, io -> io.onConnection(departures::watch));
                RawWebSocket webSocket = RawWebSocket.open(other, WEBSOCKET)) {
            String sid = webSocket.next().replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
            assertThat(webSocket.next()).isEqualTo("40");
            webSocket.text("2");
            assertThat(webSocket.next()).isEqualTo("3");
            assertThat(webSocket.awaitClose()).isNotEqualTo(RawWebSocket.NO_CLOSE_FRAME);
            assertThat(departures.reasonOf(sid)).isEqualTo("ping timeout");
        }
    }

    @Test
    void takesTheQueryOfANamespaceForItsAuth() {
        String session = connected("");
        String sid = session.replaceAll(".*sid=", "");
        post(session, payload("40/admin?token=abc&x=%C3%A4%20,"));
        String auth = "42/admin,[\"auth\",\"/admin#" + sid + "\",{\"token\":\"abc\",\"x\":\"ä \"}]";
        assertThat(get(session).body()).isEqualTo(payload("40/admin,", auth));
    }

    @Test
    void isRefusedWithTheDataAloneOrInObjectForm() {
        String session = connected("");
        post(session, payload("40/admin?refuse=1,"));
        assertThat(get(session).body()).isEqualTo(payload("44/admin,{\"code\":7}"));
        post(session, payload("40/unknown,"));
        assertThat(get(session).body()).endsWith(":44/unknown,{\"message\":\"Invalid namespace\"}");
    }

    @Test
    void aSessionKeepsItsProtocol() {
        String session = connected("");
        HttpReply reply = get(session.replace("EIO=3", "EIO=4"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        try (RawWebSocket webSocket =
                RawWebSocket.ask(server, session.replace("EIO=3", "EIO=4").replace("polling", "websocket"))) {
            assertThat(webSocket.reply().status()).isEqualTo(400);
            assertThat(webSocket.reply().body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        }
        assertThat(post(session, "1:2").status()).isEqualTo(200);
        assertThat(get(session).body()).isEqualTo("1:3");
    }

    @Test
    void refusesOldClientsUnlessToldOtherwise() {
        try (TestServer strict = container.start(SocketIoOptions.defaults(), io -> {});
                RawWebSocket webSocket = RawWebSocket.ask(strict, WEBSOCKET)) {
            HttpReply reply = RawHttp.send(strict, "GET", POLLING);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("{\"code\":5,\"message\":\"Unsupported protocol version\"}");
            assertThat(webSocket.reply().status()).isEqualTo(400);
            HttpReply script = RawHttp.send(strict, "GET", "/socket.io/?EIO=4&transport=polling&j=0");
            assertThat(script.header("Content-Type").orElseThrow()).startsWith("text/plain");
            assertThat(script.body()).startsWith("0{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4hello", "9:4", "1:9", ":", "99999999999:4"})
    void aBadPayloadEndsTheSession(String payload) {
        String session = connected("");
        assertThat(post(session, payload).status()).isEqualTo(400);
        assertThat(get(session).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4"})
    void answersWithAScriptWhoeverAsksForOne(String version) {
        String base = "/socket.io/?EIO=" + version + "&transport=polling&j=";
        HttpReply reply = RawHttp.send(server, "GET", base + "12);alert(1)//");
        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(reply.body()).startsWith("___eio[121](\"").endsWith("\");");
        String sid = reply.body().replaceAll(".*\\\\\"sid\\\\\":\\\\\"([\\w-]+)\\\\\".*", "$1");
        String session = base + "3&sid=" + sid;
        String form = "Content-Type: application/x-www-form-urlencoded";
        if (version.equals("4")) {
            assertThat(post(session, "d=40", form).body()).isEqualTo("ok");
        }
        get(session);
        String event = "420[\"echo\",\"a\\\\nb\u2028\"]";
        String payload = version.equals("4") ? event : (event.length() - 1) + ":" + event;
        post(session, "d=" + URLEncoder.encode(payload, StandardCharsets.UTF_8), form);
        String answer = "430[\\\"a\\\\nb\\u2028\\\"]";
        assertThat(get(session).body())
                .isEqualTo("___eio[3](\"" + (version.equals("4") ? "" : "12:") + answer + "\");");
    }

    @Test
    void aScriptCarriesBytesAsBase64UnaskedFor() {
        HttpReply reply = RawHttp.send(server, "GET", POLLING + "&j=0");
        String session =
                POLLING + "&j=0&sid=" + reply.body().replaceAll(".*\\\\\"sid\\\\\":\\\\\"([\\w-]+)\\\\\".*", "$1");
        assertThat(get(session).body()).isEqualTo("___eio[0](\"2:40\");");
        String payload = payload(ONE_ATTACHMENT, "b4Bwg=");
        post(session, "d=" + URLEncoder.encode(payload, StandardCharsets.UTF_8));
        HttpReply answer = get(session);
        assertThat(answer.body()).isEqualTo("___eio[0](\"" + payload.replace("\"", "\\\"") + "\");");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x=1", "d=%zz", "d"})
    void aBadFormEndsTheSession(String form) {
        HttpReply reply = RawHttp.send(server, "GET", "/socket.io/?EIO=4&transport=polling&j=0");
        String sid = reply.body().replaceAll(".*\\\\\"sid\\\\\":\\\\\"([\\w-]+)\\\\\".*", "$1");
        String session = "/socket.io/?EIO=4&transport=polling&j=0&sid=" + sid;
        assertThat(post(session, form).status()).isEqualTo(400);
        assertThat(get(session).status()).isEqualTo(400);
    }
}
