package io.github.socketiojakarta.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server, and breaks connections with a TCP reset. Thread-safe.
 *
 * <p>While it is broken, new connections are reset too: an HTTP client quietly repeats a request on another connection,
 * and a client that polls may have none at the moment, so a single reset could go unnoticed.
 */
public final class ResettingProxy implements AutoCloseable {

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    private ResettingProxy(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    /** Starts a proxy in front of a server. */
    public static ResettingProxy before(TestServer server) throws IOException {
        ResettingProxy proxy =
                new ResettingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server.port());
        start(proxy::accept);
        return proxy;
    }

    public String url() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Resets all connections, and each new one until {@link #repair()}. */
    public void breakConnections() {
        broken = true;
        ends.forEach(ResettingProxy::reset);
    }

    public void repair() {
        broken = false;
    }

    private void accept() {
        try {
            while (true) {
                connect(entrance.accept());
            }
        } catch (IOException closed) {
            ends.forEach(ResettingProxy::reset);
        }
    }

    private void connect(Socket client) throws IOException {
        if (broken) {
            reset(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        ends.add(client);
        ends.add(server);
        start(() -> copy(client, server));
        start(() -> copy(server, client));
        if (broken) { // since it was asked
            reset(client);
            reset(server);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            reset(from);
            reset(to);
        } finally {
            ends.remove(from);
        }
    }

    private static void reset(Socket end) {
        try {
            end.setSoLinger(true, 0);
            end.close();
        } catch (java.net.SocketException alreadyClosed) {
            // by the other direction
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "resetting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}
