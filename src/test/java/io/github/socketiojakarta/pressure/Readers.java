package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.harness.PollingSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Any number of clients that read as fast as they can, on one thread. */
public final class Readers implements AutoCloseable {

    /** How the clients are connected. */
    public enum Kind {
        WEBSOCKET,
        POLLING
    }

    private final Selector selector;
    private final Thread thread;
    private final List<Packets> clients = new ArrayList<>();
    private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);
    private volatile boolean closed;

    private Readers() throws IOException {
        selector = Selector.open();
        thread = new Thread(this::read, "readers");
        thread.setDaemon(true);
    }

    /** Connects so many clients to the main namespace, and reads. */
    static Readers connect(Address server, Kind kind, int count, Latencies latencies) {
        try {
            Readers readers = new Readers();
            for (int i = 0; i < count; i++) {
                readers.add(server, kind, new Packets(latencies));
            }
            readers.thread.start();
            return readers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Address server, Kind kind, Packets packets) throws IOException {
        SocketChannel channel = connect(server);
        clients.add(packets);
        Wire wire = kind == Kind.POLLING ? polling(server, channel, packets) : webSocket(channel, packets);
        register(channel, wire);
    }

    private SocketChannel connect(Address server) throws IOException {
        SocketChannel channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        channels.add(channel);
        return channel;
    }

    private void register(SocketChannel channel, Wire wire) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, wire);
    }

    private Wire polling(Address server, SocketChannel first, Packets packets) throws IOException {
        try (PollingSession session = PollingSession.connected(server)) {
            PollingWire wire = new PollingWire(
                    packets,
                    first,
                    itself -> {
                        SocketChannel next = connect(server);
                        register(next, itself);
                        return next;
                    },
                    session.path());
            wire.poll();
            return wire;
        }
    }

    private static Wire webSocket(SocketChannel channel, Packets packets) throws IOException {
        write(
                channel,
                ("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        ByteBuffer one = ByteBuffer.allocate(1);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && channel.read(one) > 0) {
            head.append((char) one.flip().get());
            one.clear();
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("no WebSocket: " + head);
        }
        write(channel, new byte[] {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '4', '0'}); // masked with zeros
        return new WebSocketWire(packets);
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            channel.write(all);
        }
    }

    private void read() {
        try {
            while (!closed) {
                selector.select();
                List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.channel().close();
            } else {
                ((Wire) key.attachment()).bytes(buffer.flip());
            }
        } catch (IOException broken) { // what it misses will be seen
            key.cancel();
        }
    }

    /** Returns how many messages the slowest client has got. */
    long received() {
        return clients.stream().mapToLong(Packets::received).min().orElse(0);
    }

    /** Returns what was wrong with the order of the messages, for each client where something was. */
    List<String> faults() {
        return clients.stream()
                .map(Packets::fault)
                .filter(fault -> !fault.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (SocketChannel channel : channels) {
                channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
