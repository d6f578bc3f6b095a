package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some clients and what they do: a line for each act, which starts with what it is and the client's digit. For example
 *
 * <pre>
 *   h0EIO=4      client 0 opens a session on polling
 *   p0           its POST begins
 *   q040         its body, which joins the main namespace, is there
 *   g0           it polls
 *   u0           it opens a WebSocket to upgrade
 *   t02probe     a text frame
 *   m 30000      half a minute passes
 * </pre>
 */
final class SessionScript {

    private static final int CLIENTS = 4;
    private static final int MAX_ACTS = 100;
    private static final int MAX_MILLIS = 60_000;

    private final FuzzedServer server;
    private final FuzzedApplication application;
    private final List<FuzzedClient> clients;

    SessionScript(FuzzedServer server, FuzzedApplication application) {
        this.server = server;
        this.application = application;
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> new FuzzedClient(server))
                .toList();
    }

    void play(String script) {
        script.lines().limit(MAX_ACTS).filter(line -> line.length() >= 2).forEach(line -> {
            FuzzedClient client = clients.get(line.charAt(1) % CLIENTS);
            act(line.charAt(0), client, client.fill(line.substring(2)));
            server.settle();
        });
    }

    private void act(char act, FuzzedClient client, String detail) {
        switch (act) {
            case 'h' -> client.handshake(detail);
            case 'g' -> client.get(detail);
            case 'z' -> client.failGet();
            case 'p' -> client.post(detail);
            case 'q' -> client.body(new Payload.Text(detail));
            case 'Q' -> client.body(new Payload.Binary(client.bytes(detail).array()));
            case 'x' -> client.lastPost().ifPresent(FuzzedPost::tooLarge);
            case 'y' -> client.lastPost().ifPresent(FuzzedPost::breakOff);
            case 'm' -> server.advance(millis(detail));
            case 'a' -> application.act(detail.isEmpty() ? ' ' : detail.charAt(0));
            default -> webSocket(act, client, detail);
        }
    }

    private static void webSocket(char act, FuzzedClient client, String detail) {
        switch (act) {
            case 'w' -> client.openWebSocket(detail);
            case 'u' -> client.upgrade(detail);
            case 'T' -> client.older().ifPresent(channel -> channel.text(detail));
            default -> client.newest().ifPresent(channel -> frame(act, channel, client, detail));
        }
    }

    private static void frame(char act, FuzzedChannel channel, FuzzedClient client, String detail) {
        switch (act) {
            case 't' -> channel.text(detail);
            case 'b' -> channel.binary(client.bytes(detail));
            case 'B' -> channel.tooBig();
            case 's' -> channel.stall(true);
            case 'r' -> resume(channel);
            case 'o' -> channel.finish(true);
            case 'f' -> channel.finish(false);
            case 'e' -> channel.breakDown();
            case 'c' -> channel.end();
            default -> { // means nothing
            }
        }
    }

    private static void resume(FuzzedChannel channel) {
        channel.stall(false);
        channel.finish(true);
    }

    private static int millis(String digits) {
        int millis = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit >= '0' && digit <= '9') {
                millis = Math.min(MAX_MILLIS, millis * 10 + digit - '0');
            }
        }
        return millis;
    }

    /** All clients fall silent; whatever is left of them must go by itself. */
    void abandon() {
        server.advance(6L * MAX_MILLIS);
        clients.forEach(FuzzedClient::assertNothingHangs);
        clients.forEach(FuzzedClient::closeWebSockets);
        server.settle();
    }
}
