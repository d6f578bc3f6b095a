package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.admission.RequestKind;
import io.github.socketiojakarta.internal.engine.admission.Verdict;
import io.github.socketiojakarta.internal.engine.door.PostReception;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that does what it is told to; it does with the engine what the servlet and the endpoint do. */
final class FuzzedClient {

    private static final Pattern PRIVATE_ID = Pattern.compile("\"pid\":\"([\\w-]+)\"");
    private static final Pattern OFFSET = Pattern.compile("\"(\\w+)\"]$");

    private final FuzzedServer server;
    private final List<FuzzedPoll> polls = new ArrayList<>();
    private final List<FuzzedPost> posts = new ArrayList<>();
    private final List<FuzzedChannel> channels = new ArrayList<>();
    private String id = "";
    private String protocol = "4";
    private String privateId = "";
    private String offset = "";

    FuzzedClient(FuzzedServer server) {
        this.server = server;
    }

    private EngineRequest request(String method, String transport, String query) {
        Map<String, String> parameters = new HashMap<>(Map.of("EIO", protocol, "transport", transport));
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(pair.substring(0, Math.max(equals, 0)), pair.substring(equals + 1));
        }
        return new EngineRequest(
                method, "/socket.io/", parameters, Map.of(), "127.0.0.1", false, Instant.EPOCH, Caller.ANONYMOUS);
    }

    /** Opens a session on polling. */
    void handshake(String query) {
        protocol = query.contains("EIO=3") ? "3" : "4";
        EngineRequest request = request("GET", "polling", query);
        if (server.engine.verify(request, RequestKind.PLAIN) instanceof Verdict.Handshake handshake) {
            id = handshake.sessionId();
            server.engine.openPolling(id, request, poll());
        }
    }

    private FuzzedPoll poll() {
        FuzzedPoll poll = new FuzzedPoll(this::read);
        polls.add(poll);
        return poll;
    }

    void get(String query) {
        session("GET", "polling", query, RequestKind.PLAIN).ifPresent(session -> session.poll(poll()));
    }

    void post(String query) {
        session("POST", "polling", query, RequestKind.PLAIN).ifPresent(session -> {
            FuzzedPost post = new FuzzedPost();
            PostReception reception = session.beginPost(post);
            post.begun(reception);
            posts.add(post);
        });
    }

    private Optional<ServerSession> session(String method, String transport, String query, RequestKind kind) {
        Verdict verdict = server.engine.verify(request(method, transport, "sid=" + id + "&" + query), kind);
        return verdict instanceof Verdict.Known known ? Optional.of(known.session()) : Optional.empty();
    }

    Optional<FuzzedPost> lastPost() {
        return posts.isEmpty() ? Optional.empty() : Optional.of(posts.get(posts.size() - 1));
    }

    void body(Payload payload) {
        lastPost().ifPresent(post -> post.complete(payload));
    }

    /** Says that the request of a GET has failed, as containers may. */
    void failGet() {
        session("GET", "polling", "", RequestKind.PLAIN)
                .ifPresent(session -> session.requestFailed(EngineCloseReason.TRANSPORT_ERROR, "failed"));
    }

    /** Opens a session on a WebSocket. */
    void openWebSocket(String query) {
        protocol = query.contains("EIO=3") ? "3" : "4";
        EngineRequest request = request("GET", "websocket", query);
        if (server.engine.verify(request, RequestKind.UPGRADE) instanceof Verdict.Handshake handshake) {
            id = handshake.sessionId();
            FuzzedChannel channel = channel();
            channel.opened(server.engine.openWebSocket(id, request, channel));
        }
    }

    void upgrade(String query) {
        session("GET", "websocket", query, RequestKind.UPGRADE).ifPresent(session -> {
            FuzzedChannel channel = channel();
            channel.opened(server.engine.upgrade(session, channel));
        });
    }

    private FuzzedChannel channel() {
        FuzzedChannel channel = new FuzzedChannel(packet -> read(FuzzedChannel.text(packet)), server::later);
        channels.add(channel);
        return channel;
    }

    /** Returns the WebSocket that was opened last. */
    Optional<FuzzedChannel> newest() {
        return channels.isEmpty() ? Optional.empty() : Optional.of(channels.get(channels.size() - 1));
    }

    /** Returns the WebSocket that was opened before that. */
    Optional<FuzzedChannel> older() {
        return channels.size() < 2 ? Optional.empty() : Optional.of(channels.get(channels.size() - 2));
    }

    /** Puts in what only the server knows: {@code %p}, the secret of the last socket, and {@code %o}, its offset. */
    String fill(String text) {
        return text.replace("%p", privateId).replace("%o", offset);
    }

    ByteBuffer bytes(String latin) {
        return ByteBuffer.wrap(latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private void read(String text) {
        Matcher pid = PRIVATE_ID.matcher(text);
        if (pid.find()) {
            privateId = pid.group(1);
        }
        Matcher last = OFFSET.matcher(text);
        if (last.find()) {
            offset = last.group(1);
        }
    }

    void closeWebSockets() {
        channels.forEach(FuzzedChannel::end);
    }

    /** Throws if the server has left something hanging. */
    void assertNothingHangs() {
        Oracle.holds(polls.stream().allMatch(FuzzedPoll::isAnswered), "a GET that was never answered");
        Oracle.holds(posts.stream().allMatch(FuzzedPost::hasEnded), "a POST that was never given up");
        Oracle.holds(channels.stream().allMatch(FuzzedChannel::isClosed), "a WebSocket that was never closed");
    }
}
