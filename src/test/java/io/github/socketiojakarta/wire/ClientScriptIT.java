package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JavaScript client, as the Node.js server serves it. */
class ClientScriptIT extends ServerTest {

    private static final String MINIFIED = "/socket.io/socket.io.min.js";
    private static final String VERSION = version();
    private static final String ETAG = '"' + VERSION + '"';

    @Override
    protected void handle(SocketIoServer io) {}

    @ParameterizedTest
    @CsvSource({
        "socket.io.js, application/javascript",
        "socket.io.js.map, application/json",
        "socket.io.min.js, application/javascript",
        "socket.io.min.js.map, application/json",
        "socket.io.esm.min.js, application/javascript",
        "socket.io.esm.min.js.map, application/json",
        "socket.io.msgpack.min.js, application/javascript",
        "socket.io.msgpack.min.js.map, application/json"
    })
    void servesTheBundlesOfTheClient(String file, String type) {
        HttpReply reply = RawHttp.send(server, "GET", "/socket.io/" + file);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase(type + ";charset=utf-8");
        assertThat(reply.header("Cache-Control")).contains("public, max-age=0");
        assertThat(reply.header("ETag")).contains(ETAG);
        assertThat(reply.header("Vary")).contains("Accept-Encoding");
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.header("Content-Encoding")).isEmpty();
        assertThat(reply.header("Content-Length")).contains(String.valueOf(reply.bytes().length));
        assertThat(reply.header("Set-Cookie")).isEmpty();
        if (type.endsWith("javascript")) {
            assertThat(reply.body()).startsWith("/*!\n * Socket.IO v" + VERSION);
        } else {
            assertThat(reply.body()).startsWith("{\"version\":3");
        }
    }

    @Test
    void ignoresTheQuery() {
        assertThat(RawHttp.send(server, "GET", MINIFIED + "?v=1").status()).isEqualTo(200);
    }

    @Test
    void compressesIfTheClientCanReadIt() throws IOException {
        HttpReply plain = RawHttp.send(server, "GET", MINIFIED, "Accept-Encoding: br, gzip;q=0");
        HttpReply compressed = RawHttp.send(server, "GET", MINIFIED, "Accept-Encoding: br", "Accept-Encoding: gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(compressed.header("Content-Encoding")).contains("gzip");
        assertThat(compressed.header("Vary")).contains("Accept-Encoding");
        assertThat(compressed.header("ETag")).contains(ETAG);
        assertThat(compressed.header("Content-Length")).contains(String.valueOf(compressed.bytes().length));
        assertThat(compressed.bytes().length).isLessThan(plain.bytes().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept-Encoding: identity", "Accept-Encoding: gzip"})
    void answersHeadLikeGetButWithoutABody(String acceptEncoding) {
        HttpReply get = RawHttp.send(server, "GET", MINIFIED, acceptEncoding);
        try (RawHttp http = RawHttp.connect(server)) {
            HttpReply head = http.begin("HEAD", MINIFIED, "", acceptEncoding).replyWithoutBody();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
            assertThat(head.header("Content-Encoding")).isEqualTo(get.header("Content-Encoding"));
            assertThat(head.header("ETag")).contains(ETAG);
            // whatever had been sent as a body would be read as the next reply
            assertThat(http.request("GET", MINIFIED, "", acceptEncoding).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETAG", "W/ETAG", "\"old\", ETAG", "\"old\",W/ETAG", "*"})
    void sendsNothingToAClientThatHasIt(String tags) {
        HttpReply reply = RawHttp.send(server, "GET", MINIFIED, "If-None-Match: " + tags.replace("ETAG", ETAG));
        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.header("ETag")).contains(ETAG);
        assertThat(reply.header("Cache-Control")).contains("public, max-age=0");
        assertThat(reply.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void readsAListOfTagsInSeveralLines() {
        HttpReply reply = RawHttp.send(server, "GET", MINIFIED, "If-None-Match: \"old\"", "If-None-Match: " + ETAG);
        assertThat(reply.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"4.0.0\"", "W/\"4.0.0\"", "VERSION", "\"VERSION", "w/\"VERSION\"", "\"\"", ","})
    void sendsItToAClientThatHasAnother(String tags) {
        HttpReply reply = RawHttp.send(server, "GET", MINIFIED, "If-None-Match: " + tags.replace("VERSION", VERSION));
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socket.io.esm.js",
                "socket.io.min.js.gz",
                "xsocket.io.js",
                "SOCKET.IO.JS",
                "dist/socket.io.js",
                "package.json",
                "LICENSE",
                "",
                "socket.io.js/"
            })
    void servesNothingElse(String file) {
        HttpReply reply = RawHttp.send(server, "GET", "/socket.io/" + file);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"code\":0,\"message\":\"Transport unknown\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../socket.io.js", "%2e%2e/package.json", "..%2fpackage.json"})
    void servesNothingOutside(String file) {
        assertThat(RawHttp.send(server, "GET", "/socket.io/" + file).status()).isIn(400, 404);
    }

    @Test
    void canBeSwitchedOff() {
        SocketIoOptions options = SocketIoOptions.builder().serveClient(false).build();
        try (TestServer without = container.start(options, io -> {})) {
            assertThat(RawHttp.send(without, "GET", MINIFIED).status()).isEqualTo(400);
        }
    }

    private static String version() {
        try {
            String json = Files.readString(Path.of("src/main/js/package.json"), StandardCharsets.UTF_8);
            Matcher dependency =
                    Pattern.compile("\"socket.io-client\": \"([0-9.]+)\"").matcher(json);
            assertThat(dependency.find()).isTrue();
            return dependency.group(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
