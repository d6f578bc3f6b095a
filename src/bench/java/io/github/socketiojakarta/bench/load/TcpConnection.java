package io.github.socketiojakarta.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One TCP connection; keeps nothing but what has arrived or gone in part. */
final class TcpConnection implements EventLoop.Channel {

    /** Who uses the connection. */
    interface User {
        void connected();

        /** Takes what has arrived, returns how many bytes of it are used up. */
        int received(byte[] bytes, int from, int to);

        void closed(String why);
    }

    private final EventLoop loop;
    private final User user;
    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] rest; // the beginning of something, or null
    private ByteBuffer unsent; // or null
    private boolean isClosed;

    TcpConnection(EventLoop loop, int port, User user) throws IOException {
        this.loop = loop;
        this.user = user;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = channel.register(loop.selector(), SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    @Override
    public void ready(SelectionKey ready) {
        try {
            if (ready.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                user.connected();
                return;
            }
            if (ready.isWritable()) {
                flush();
            }
            if (ready.isValid() && ready.isReadable()) {
                read();
            }
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private void read() throws IOException {
        ByteBuffer buffer = loop.readBuffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            end("end of stream");
            return;
        }
        byte[] bytes = loop.received;
        int kept = 0;
        if (rest != null) {
            kept = rest.length;
            System.arraycopy(rest, 0, bytes, 0, kept);
        }
        buffer.flip().get(bytes, kept, count);
        int end = kept + count;
        int used = user.received(bytes, 0, end);
        rest = used < end ? Arrays.copyOfRange(bytes, used, end) : null;
    }

    /** Sends what is in the buffer. */
    void send(ByteBuffer bytes) {
        if (isClosed) {
            return;
        }
        try {
            if (unsent == null) {
                channel.write(bytes);
            }
            if (bytes.hasRemaining()) {
                keep(bytes);
                key.interestOpsOr(SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private void keep(ByteBuffer bytes) {
        int before = unsent == null ? 0 : unsent.remaining();
        ByteBuffer all = ByteBuffer.allocate(before + bytes.remaining());
        if (unsent != null) {
            all.put(unsent);
        }
        unsent = all.put(bytes).flip();
    }

    private void flush() throws IOException {
        if (unsent == null) {
            return;
        }
        channel.write(unsent);
        if (!unsent.hasRemaining()) {
            unsent = null;
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    private void end(String why) {
        if (!isClosed) {
            close();
            user.closed(why);
        }
    }

    /** Closes without leaving a port behind that cannot be used for a minute. */
    void close() {
        isClosed = true;
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException expected) {
            key.cancel();
        }
    }
}
