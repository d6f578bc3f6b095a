package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container.HttpVersions;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.ServerTest;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Polling over HTTP/2, where a request names its host without the header {@code Host}. */
class Http2IT extends ServerTest {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    private TestServer http2;

    @Override
    protected void handle(SocketIoServer io) {}

    /** The client's first request asks for HTTP/2, and has a {@code Host} still. */
    @BeforeEach
    void startHttp2() throws Exception {
        http2 = container.start(HttpVersions.ONE_AND_TWO, new SocketIoInitializer(SocketIoOptions.defaults()));
        send("GET", "/", "", "http://127.0.0.1");
    }

    @AfterEach
    void stopHttp2() {
        http2.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String origin)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(http2.url() + path))
                .header("Origin", origin)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }

    @Test
    void theServersOwnPagesMayConnect() throws Exception {
        HttpResponse<String> handshake = send("GET", POLLING, "", http2.url());
        assertThat(handshake.statusCode()).as(handshake.body()).isEqualTo(200);
        String session = POLLING + "&sid=" + PollingSession.sidIn(handshake.body());
        assertThat(send("POST", session, "40", http2.url()).statusCode()).isEqualTo(200);
        assertThat(send("GET", session, "", http2.url()).body()).startsWith("40{\"sid\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://127.0.0.1", "null"})
    void pagesOfOtherOriginsMayNot(String origin) throws Exception {
        assertThat(send("GET", POLLING, "", origin).statusCode()).isEqualTo(403);
    }
}
