package io.github.socketiojakarta.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One HTTP/1.1 connection on which anything can be sent: bodies that are cut, lengths that lie, methods that do not
 * exist.
 */
public final class RawHttp implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    public static RawHttp connect(Address server) {
        return connect(server, 0);
    }

    /** Connects with a receive buffer of that size, for a client that is about to stop reading. */
    public static RawHttp connect(Address server, int receiveBuffer) {
        try {
            Socket socket = new Socket();
            if (receiveBuffer > 0) {
                socket.setReceiveBufferSize(receiveBuffer);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
            return new RawHttp(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own. */
    public static HttpReply send(Address server, String method, String path, String... headers) {
        try (RawHttp http = connect(server)) {
            return http.request(method, path, "", headers);
        }
    }

    /** Sends a request with a body, unless that is empty, and waits for the reply. */
    public HttpReply request(String method, String path, String body, String... headers) {
        begin(method, path, body, headers);
        return reply();
    }

    /** Sends a request and does not wait. */
    public RawHttp begin(String method, String path, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        if (method.equals("POST") || bytes.length > 0) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        return write(head + "\r\n").write(bytes);
    }

    public RawHttp write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawHttp write(byte[] bytes) {
        boolean unused = offer(bytes); // the server may close before it has read all; its answer tells
        return this;
    }

    /** Sends bytes, and returns whether the connection was there to take them. */
    public boolean offer(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Throws away what comes from now on, so that the server never has to wait for this client. */
    public RawHttp discardReplies() {
        Thread reader = new Thread(this::isClosedByServer, "discards replies");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    public HttpReply reply() {
        try {
            return HttpReply.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a reply to HEAD, which tells a length but has no body. */
    public HttpReply replyWithoutBody() {
        try {
            return HttpReply.readHead(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server closes the connection, whatever it says before. */
    public boolean isClosedByServer() {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Reads until the server closes the connection, and returns how many bytes came. */
    public long readToEnd() {
        long count = 0;
        byte[] bytes = new byte[8192];
        try {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                count += read;
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("the server leaves the connection open after " + count + " bytes", e);
        } catch (IOException reset) { // an end too
        }
        return count;
    }

    /** Says that nothing more will be sent. */
    public void shutdownOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks the connection with a TCP reset. */
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
