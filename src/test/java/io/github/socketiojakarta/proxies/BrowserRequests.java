package io.github.socketiojakarta.proxies;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.util.ArrayList;
import java.util.List;

/** Handshakes with the {@code Host} that a browser sends, which has the port. */
record BrowserRequests(Address server, String socketPath) {

    /** Asks for a session over polling, and for one over WebSocket. */
    List<HttpReply> bothTransports(String origin) {
        return List.of(handshake("polling", origin), handshake("websocket", origin, RawWebSocket.handshake()));
    }

    /** Asks for a session over one transport. */
    HttpReply handshake(String transport, String origin, String... more) {
        List<String> lines =
                new ArrayList<>(List.of("GET " + socketPath + "/?EIO=4&transport=" + transport + " HTTP/1.1"));
        lines.add("Host: 127.0.0.1:" + server.port());
        lines.add("Origin: " + origin);
        lines.addAll(List.of(more));
        try (RawHttp http = RawHttp.connect(server)) {
            return http.write(String.join("\r\n", lines) + "\r\n\r\n").reply();
        }
    }
}
