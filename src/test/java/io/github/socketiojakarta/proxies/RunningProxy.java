package io.github.socketiojakarta.proxies;

import io.github.socketiojakarta.harness.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A proxy in a process of its own, on a free port of the loopback interface. */
final class RunningProxy implements Address, AutoCloseable {

    private final Process process;
    private final int port;

    private RunningProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it with a block of the page before a server, and waits until it listens. */
    static RunningProxy start(Proxy proxy, String block, Address server) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "proxies").toAbsolutePath());
            Path directory = Files.createTempDirectory(parent, proxy.name().toLowerCase(java.util.Locale.ROOT));
            int port = freePort();
            Path log = directory.resolve("output.log");
            Process process = new ProcessBuilder(proxy.configure(directory, block, port, server.port()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            RunningProxy running = new RunningProxy(process, port);
            running.awaitListening(log);
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path log) throws IOException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive() || isListening());
        if (!process.isAlive()) {
            throw new AssertionError("The proxy did not start:\n" + Files.readString(log));
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    /** The address of its pages, which is their origin too. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
