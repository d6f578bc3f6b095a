package io.github.socketiojakarta.chaos;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection of a client to the proxy, and that of the proxy to the server. Confined to the proxy's thread. */
final class Tunnel {

    private static final Pattern REQUEST =
            Pattern.compile("(GET|POST|OPTIONS) \\S*client=(\\w+)\\S*transport=(polling|websocket)(\\S*)");

    private final int number;
    private final SocketChannel client;
    private final SocketChannel server;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private final Flow up;
    private final Flow down;
    private boolean connected;
    private boolean halfOpen;

    Tunnel(int number, SelectionKey clientKey, SelectionKey serverKey) {
        this.number = number;
        this.clientKey = clientKey;
        this.serverKey = serverKey;
        this.client = (SocketChannel) clientKey.channel();
        this.server = (SocketChannel) serverKey.channel();
        this.up = new Flow(client, server);
        this.down = new Flow(server, client);
    }

    /** Who talks here; nobody as long as nothing was said. */
    record Talk(String client, String request) {}

    Optional<Talk> talk() {
        Matcher request = REQUEST.matcher(up.beginning());
        return request.lookingAt()
                ? Optional.of(new Talk(
                        request.group(2),
                        request.group(1) + " " + request.group(3)
                                + (request.group(4).contains("sid=") ? "" : ", new")))
                : Optional.empty();
    }

    int number() {
        return number;
    }

    boolean isOpen() {
        return client.isOpen() || server.isOpen();
    }

    boolean isHalfOpen() {
        return halfOpen;
    }

    Flow up() {
        return up;
    }

    Flow down() {
        return down;
    }

    /** Notes that the server has accepted the connection. */
    void connected() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    /** Does what a channel is ready for; returns for how many milliseconds a flow must rest, with the flow. */
    Rest ready(SelectionKey key) throws IOException {
        if (key.isConnectable()) {
            connected = server.finishConnect();
            return Rest.NONE;
        }
        boolean ofClient = key == clientKey;
        Flow into = ofClient ? down : up;
        Flow outOf = ofClient ? up : down;
        int ready = key.readyOps();
        if ((ready & SelectionKey.OP_WRITE) != 0 && into.wantsToWrite()) {
            into.write();
        }
        return (ready & SelectionKey.OP_READ) != 0 && outOf.wantsToRead()
                ? new Rest(Optional.of(outOf), outOf.read())
                : Rest.NONE;
    }

    /** A flow that was read from, and for how long it is not read any more. */
    record Rest(Optional<Flow> flow, long millis) {
        static final Rest NONE = new Rest(Optional.empty(), 0);
    }

    /** Closes what is over, and asks for what is wanted next. */
    void update() throws IOException {
        if (halfOpen) {
            closeIf(client, up.hasEnded());
            closeIf(server, down.hasEnded());
        } else if (up.isOver() && down.isOver()) {
            client.close();
            server.close();
        }
        if (clientKey.isValid()) {
            clientKey.interestOps(operations(up, down));
        }
        if (serverKey.isValid()) {
            serverKey.interestOps(connected ? operations(down, up) : SelectionKey.OP_CONNECT);
        }
    }

    private static void closeIf(SocketChannel channel, boolean over) throws IOException {
        if (over) {
            channel.close();
        }
    }

    private int operations(Flow outOf, Flow into) {
        return (connected && outOf.wantsToRead() ? SelectionKey.OP_READ : 0)
                | (into.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    void reset() {
        reset(client);
        reset(server);
    }

    private static void reset(SocketChannel channel) {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException expected) { // closed already
        }
    }

    void halfOpen() {
        halfOpen = true;
        up.lose();
        down.lose();
    }

    void pause(boolean on) {
        up.pause(on);
        down.pause(on);
    }

    void limit(int bytesPerSecond) {
        up.limit(bytesPerSecond);
        down.limit(bytesPerSecond);
    }
}
