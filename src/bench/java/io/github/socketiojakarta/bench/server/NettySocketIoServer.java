package io.github.socketiojakarta.bench.server;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** netty-socketio, which has a port of its own. */
public final class NettySocketIoServer {

    private NettySocketIoServer() {}

    /** Starts the server: {@code event,event}. */
    public static void main(String[] args) throws Exception {
        Configuration configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        int port = freePort();
        configuration.setPort(port);
        configuration.setRandomSession(true);
        configuration.getSocketConfig().setAcceptBackLog(4096);
        configuration.getSocketConfig().setReuseAddress(true);
        SocketIOServer server = new SocketIOServer(configuration);
        List.of(args[0].split(",")).forEach(event -> listen(server, event));
        server.start();
        Control.serve(port);
    }

    /** Returns a port that was free a moment ago: the server does not tell which one it got for 0. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void listen(SocketIOServer server, String event) {
        switch (event) {
            case "echo" -> server.addEventListener("echo", String.class, (client, text, ack) -> ack.sendAckData(text));
            case "say" ->
                server.addEventListener("say", String.class, (client, text, ack) -> client.sendEvent("say", text));
            case "bin" ->
                server.addEventListener(
                        "bin", byte[].class, (client, bytes, ack) -> client.sendEvent("bin", (Object) bytes));
            case "pojo" -> server.addEventListener("pojo", Order.class, (client, order, ack) -> ack.sendAckData(order));
            case "object" -> server.addEventListener("object", Map.class, (client, map, ack) -> ack.sendAckData(map));
            case "tell" ->
                server.addEventListener("tell", Map.class, (client, map, ack) -> client.sendEvent("tell", map));
            case "records" ->
                server.addEventListener(
                        "records", Order.Item[].class, (client, records, ack) -> ack.sendAckData((Object) records));
            case "join" ->
                server.addEventListener("join", Object.class, (client, nothing, ack) -> {
                    client.joinRoom("room");
                    ack.sendAckData();
                });
            case "news" ->
                server.addEventListener(
                        "news",
                        String.class,
                        (client, text, ack) -> server.getRoomOperations("room").sendEvent("news", text));
            default -> throw new IllegalArgumentException("event " + event);
        }
    }
}
