package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.loopback.Loopback;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A client of one server of a cluster, by the packets it gets and sends. */
final class ClusterClient {

    private static final Pattern CONNECTED = Pattern.compile("40\\{\"sid\":\"([^\"]+)\"(?:,\"pid\":\"([^\"]+)\")?}");
    private static final Pattern QUESTION = Pattern.compile("42(\\d+)(\\[.*)");
    private static final Pattern OFFSET = Pattern.compile(".*\"(\\d+-\\d+)\"]");

    private final Loopback.Client client;
    private final String id;
    private final String privateId;

    private ClusterClient(Loopback.Client client, Matcher connected) {
        this.client = client;
        this.id = connected.group(1);
        this.privateId = String.valueOf(connected.group(2));
    }

    static ClusterClient connect(Loopback server) {
        return connect(server, "40");
    }

    /** Connects with what the client says about its session. */
    static ClusterClient connect(Loopback server, String packet) {
        return connect(server, packet, Caller.ANONYMOUS);
    }

    static ClusterClient connect(Loopback server, String packet, Caller caller) {
        Loopback.Client client = server.open(caller);
        client.text(packet);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.sent.stream().anyMatch(text -> text.startsWith("40")));
        Matcher connected = client.sent.stream()
                .map(CONNECTED::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();
        return new ClusterClient(client, connected);
    }

    String id() {
        return id;
    }

    String privateId() {
        return privateId;
    }

    void send(String packet) {
        client.text(packet);
    }

    /** The connection breaks. */
    void leave() {
        client.leave();
    }

    /** Returns the packets that have come, but for the answer to the wish to connect. */
    List<String> received() {
        List<String> packets = new ArrayList<>(client.sent);
        packets.removeIf(packet -> packet.startsWith("40"));
        return packets;
    }

    /** Forgets what has come. */
    void clear() {
        client.sent.clear();
    }

    /** Returns the same without the offsets behind the last arguments. */
    List<String> withoutOffsets() {
        return received().stream()
                .map(packet -> packet.replaceAll(",\"[^\"]*\"]$", "]"))
                .toList();
    }

    /** Returns the last offset that has come. */
    String lastOffset() {
        List<String> offsets = received().stream()
                .map(OFFSET::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();
        return offsets.get(offsets.size() - 1);
    }

    /** Waits until exactly these packets have come, in this order. */
    void gets(String... packets) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(received()).containsExactly(packets));
    }

    /** Waits for a question, and answers it. */
    void answer(String question, String answer) {
        send("43" + question(question) + answer);
    }

    /** Waits for a question; returns under which id it is to be answered. */
    String question(String question) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> received().stream()
                                .map(QUESTION::matcher)
                                .filter(match ->
                                        match.matches() && match.group(2).equals(question))
                                .map(match -> match.group(1))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
