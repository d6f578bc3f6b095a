package io.github.socketiojakarta.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Engine.IO session over HTTP long-polling, for one thread; it polls only when it is told to. */
public final class PollingSession implements AutoCloseable {

    public static final String SEPARATOR = "\u001e";
    private static final String PATH = "/socket.io/?EIO=4&transport=polling";
    private static final Pattern SID = Pattern.compile("\"sid\":\"([^\"]+)\"");

    private final Address server;
    private final String sid;
    private final String[] headers;
    private final Deque<String> received = new ArrayDeque<>();
    private String socketId = "";
    private RawHttp gets;
    private RawHttp posts;

    private PollingSession(Address server, String sid, String... headers) {
        this.server = server;
        this.sid = sid;
        this.headers = headers;
        this.gets = RawHttp.connect(server);
        this.posts = RawHttp.connect(server);
    }

    /** Opens a session. */
    public static PollingSession open(Address server, String... headers) {
        HttpReply reply = RawHttp.send(server, "GET", PATH, headers);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return new PollingSession(server, sidIn(reply.body()));
    }

    /** Opens a session all of whose requests have these headers. */
    public static PollingSession openAs(Address server, String... headers) {
        return open(server, headers).as(headers);
    }

    /** Returns another view on this session, whose requests have these headers. */
    public PollingSession as(String... others) {
        return new PollingSession(server, sid, others);
    }

    /** Goes on with a session whose handshake has been read already. */
    public static PollingSession resume(Address server, String sid) {
        return new PollingSession(server, sid);
    }

    /** Opens a session and joins the main namespace. */
    public static PollingSession connected(Address server) {
        return open(server).join("40");
    }

    /** Returns the value of the first sid in a packet. */
    public static String sidIn(String packet) {
        Matcher matcher = SID.matcher(packet);
        assertThat(matcher.find()).as("a sid in " + packet).isTrue();
        return matcher.group(1);
    }

    /** Sends a CONNECT packet and takes the answer off. */
    public PollingSession join(String connect) {
        String prefix = connect.startsWith("40/") ? connect.substring(0, connect.indexOf(',') + 1) : "40";
        send(connect);
        String answer = next();
        assertThat(answer).startsWith(prefix + "{\"sid\":\"");
        socketId = sidIn(answer);
        return this;
    }

    /** Returns the id of the socket in the namespace that was joined last. */
    public String socketId() {
        return socketId;
    }

    public String sid() {
        return sid;
    }

    public String path() {
        return PATH + "&sid=" + sid;
    }

    public String webSocketPath() {
        return "/socket.io/?EIO=4&transport=websocket&sid=" + sid;
    }

    public HttpReply get() {
        HttpReply reply = gets.request("GET", path(), "", headers);
        gets = renewed(gets, reply);
        return reply;
    }

    /** Starts a GET on a connection of its own and does not wait. */
    public RawHttp park() {
        return RawHttp.connect(server).begin("GET", path(), "", headers);
    }

    public HttpReply post(String body) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Type: text/plain;charset=UTF-8";
        HttpReply reply = posts.request("POST", path(), body, all);
        posts = renewed(posts, reply);
        return reply;
    }

    private RawHttp renewed(RawHttp connection, HttpReply reply) {
        if (!"close".equalsIgnoreCase(reply.header("Connection").orElse(""))) {
            return connection;
        }
        connection.close();
        return RawHttp.connect(server);
    }

    /** Sends packets that the server must accept. */
    public void send(String... packets) {
        HttpReply reply = post(String.join(SEPARATOR, packets));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("ok");
    }

    /** Waits for the next packet; polls until there is one. */
    public String next() {
        while (received.isEmpty()) {
            HttpReply reply = get();
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            received.addAll(List.of(reply.body().split(SEPARATOR)));
        }
        return received.remove();
    }

    /** Waits for the next packet that is not a ping, and answers pings. */
    public String nextMessage() {
        String packet = next();
        while (packet.equals("2")) {
            send("3");
            packet = next();
        }
        return packet;
    }

    /** Returns whether the server still knows the session. */
    public boolean isAlive() {
        HttpReply reply = RawHttp.send(server, "PUT", path(), headers);
        return !reply.body().equals("{\"code\":1,\"message\":\"Session ID unknown\"}");
    }

    @Override
    public void close() {
        gets.close();
        posts.close();
    }
}
