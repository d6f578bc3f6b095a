package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Says what the headers and the query of one handshake take of the heap as long as its client is connected: as they are kept,
 * and as an immutable map of Java would keep them. Run on its own: the others measure clients that send few headers.
 */
public final class KeptHeaders {

    private static final int REQUESTS = 20_000;

    private static final Map<String, String> QUERY = Map.of("EIO", "4", "transport", "websocket", "t", "PXq3vZb");

    /** What Chromium sends with the handshake of a WebSocket. */
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("host", "chat.example.org"),
            Map.entry("connection", "Upgrade"),
            Map.entry("pragma", "no-cache"),
            Map.entry("cache-control", "no-cache"),
            Map.entry("upgrade", "websocket"),
            Map.entry("origin", "https://chat.example.org"),
            Map.entry("sec-websocket-version", "13"),
            Map.entry("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
            Map.entry("sec-websocket-extensions", "permessage-deflate; client_max_window_bits"),
            Map.entry("accept-encoding", "gzip, deflate, br, zstd"),
            Map.entry("accept-language", "en-US,en;q=0.9,de;q=0.8"),
            Map.entry("cookie", "JSESSIONID=6A1B0C55E2F94D7D8B3A1F0E9C8D7B6A; theme=dark"),
            Map.entry(
                    "user-agent",
                    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"));

    private KeptHeaders() {}

    /** Prints both numbers. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        long kept = bytesOf(() -> new EngineRequest(
                "GET",
                "/socket.io/",
                fresh(QUERY),
                fresh(HEADERS),
                "127.0.0.1",
                false,
                Instant.EPOCH,
                Caller.ANONYMOUS));
        long maps = bytesOf(() -> List.of(Map.copyOf(fresh(QUERY)), Map.copyOf(fresh(HEADERS))));
        System.out.println("kept by EngineRequest: " + kept + " bytes for each client; as maps: " + maps);
    }

    /** Containers make new texts for each request. */
    private static Map<String, String> fresh(Map<String, String> map) {
        Map<String, String> copy = new HashMap<>();
        map.forEach((name, value) -> copy.put(copyOf(name), copyOf(value)));
        return copy;
    }

    private static String copyOf(String text) {
        return new String(text.toCharArray());
    }

    private static long bytesOf(Supplier<Object> maker) {
        maker.get();
        List<Object> all = new ArrayList<>(REQUESTS);
        long before = used();
        for (int i = 0; i < REQUESTS; i++) {
            all.add(maker.get());
        }
        long bytes = (used() - before) / REQUESTS;
        return all.isEmpty() ? 0 : bytes; // so that they are there until then
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
