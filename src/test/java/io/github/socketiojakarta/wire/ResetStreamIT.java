package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Container.HttpVersions;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that reset the streams of their polls (HTTP/2), on Jetty, which has no response any more then. */
class ResetStreamIT {

    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final int ROUNDS = 40;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    private final BlockingQueue<DisconnectReason> gone = new LinkedBlockingQueue<>();
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        server = Container.JETTY.start(HttpVersions.ONE_AND_TWO, new SocketIoInitializer(SocketIoOptions.defaults()));
        SocketIoServer io = server.io();
        io.onConnection(socket -> socket.onDisconnect(gone::add));
        send("GET", "/", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpResponse<String> response = client.send(request(method, path, body), BodyHandlers.ofString());
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }

    private String connected() throws Exception {
        String path = POLLING + "&sid="
                + PollingSession.sidIn(send("GET", POLLING, "").body());
        assertThat(send("POST", path, "40").body()).isEqualTo("ok");
        assertThat(send("GET", path, "").body()).startsWith("40{");
        return path;
    }

    /** Long before the heartbeat would. */
    @Test
    void endTheSessionAtOnce() throws Exception {
        String path = connected();
        CountDownLatch arrived = new CountDownLatch(1);
        server.io().engine().onHeaders((headers, request) -> arrived.countDown());
        CompletableFuture<?> parked = client.sendAsync(request("GET", path, ""), BodyHandlers.ofString());
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        parked.cancel(true);
        assertThat(gone.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TRANSPORT_ERROR);
    }

    /** Jetty knows of the reset before the poll is put aside, and tells no listener of the request. */
    @Test
    void endTheSessionEvenBeforeThePollIsPutAside() throws Exception {
        String path = connected();
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        server.io().engine().onHeaders((headers, request) -> {
            arrived.countDown();
            awaitUninterrupted(reset);
        });
        CompletableFuture<?> poll = client.sendAsync(request("GET", path, ""), BodyHandlers.ofString());
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        poll.cancel(true);
        sendUnseen();
        reset.countDown();
        assertThat(gone.poll(20, TimeUnit.SECONDS)).isEqualTo(DisconnectReason.TRANSPORT_ERROR);
    }

    /** A request on the same connection: its answer comes after the server has read what was sent before. */
    private void sendUnseen() throws Exception {
        assertThat(send("GET", "/", "").version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The container gives a request's body out once. */
    @Test
    void areNoticedLaterIfAFilterReadsTheRequest() throws Exception {
        server.close();
        server = Container.JETTY.start(HttpVersions.ONE_AND_TWO, (types, context) -> {
            SocketIoInitializer.install(context, SocketIoOptions.defaults());
            FilterRegistration.Dynamic filter = context.addFilter("audit", (request, response, chain) -> {
                request.getReader();
                chain.doFilter(request, response);
            });
            filter.setAsyncSupported(true);
            filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        });
        send("GET", "/", "");
        assertThat(send("GET", POLLING, "").body()).startsWith("0{\"sid\":");
    }

    /** Returns the next message; pings that come before it are answered. */
    private static String nextOf(RawWebSocket client) {
        String message = client.next();
        while (message.equals("2")) {
            message = client.text("3").next();
        }
        return message;
    }

    @Test
    void keepABroadcastFromNobody() throws Exception {
        try (RawWebSocket healthy = RawWebSocket.connected(server)) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                CompletableFuture<?> parked =
                        client.sendAsync(request("GET", connected(), ""), BodyHandlers.ofString());
                parked.cancel(true);
                server.io().emit("n", i);
                server.io().emit("again", i);
                expected.add("42[\"n\"," + i + "]");
                expected.add("42[\"again\"," + i + "]");
            }
            for (String message : expected) {
                assertThat(nextOf(healthy)).isEqualTo(message);
            }
        }
    }
}
