package io.github.socketiojakarta.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the clients and the server, whichever that is at the moment, and does {@link Mischief} to each connection
 * again and again. Public methods may be called from any thread; all else happens on one thread of its own, so that
 * one seed draws everything. One thing is not drawn: when connections come.
 */
final class ChaosProxy implements AutoCloseable {

    private record Timer(long at, Runnable action) {}

    private final ServerSocketChannel entrance;
    private final Selector selector;
    private final Mischiefs mischiefs;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private final Faults faults;
    private final Thread thread = new Thread(this::run, "chaos proxy");
    private volatile int target;
    private volatile boolean closed;
    private int accepted;

    private ChaosProxy(long seed, ChaosLog log, Faults faults) throws IOException {
        this.faults = faults;
        selector = Selector.open();
        entrance = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        entrance.configureBlocking(false);
        entrance.register(selector, SelectionKey.OP_ACCEPT);
        mischiefs = new Mischiefs(new SplittableRandom(seed), log, this::later);
    }

    static ChaosProxy start(long seed, ChaosLog log, Faults faults) throws IOException {
        ChaosProxy proxy = new ChaosProxy(seed, log, faults);
        proxy.thread.start();
        return proxy;
    }

    String url() throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) entrance.getLocalAddress()).getPort();
    }

    /** Connects to the server at this port from now on. */
    void target(int port) {
        target = port;
    }

    /** Does nothing any more; who is without connection unawares stays so. */
    void calm() {
        call(mischiefs::calm);
    }

    /** Half-opens about every second connection, and returns how many. */
    int halfOpenSome() {
        return call(() -> mischiefs.halfOpenSome(selector.keys().stream()
                .filter(key -> key.isValid() && key.attachment() instanceof Tunnel)
                .map(key -> (Tunnel) key.attachment())
                .distinct()
                .sorted(Comparator.comparingInt(Tunnel::number))
                .toList()));
    }

    Mischiefs.Counts counts() {
        return call(() -> mischiefs.counts(accepted));
    }

    private void call(Runnable task) {
        call(() -> {
            task.run();
            return true;
        });
    }

    private <T> T call(java.util.function.Supplier<T> task) {
        CompletableFuture<T> result = CompletableFuture.supplyAsync(task, code -> {
            tasks.add(code);
            selector.wakeup();
        });
        return result.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void later(long millis, Runnable action) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), action));
    }

    private void run() {
        try {
            while (!closed) {
                select();
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                while (!timers.isEmpty() && timers.peek().at - System.nanoTime() <= 0) {
                    timers.remove().action.run();
                }
                for (SelectionKey key : selector.keys()) {
                    if (key.isValid() && key.attachment() instanceof Tunnel tunnel) {
                        update(tunnel);
                    }
                }
            }
            entrance.close();
            selector.keys().forEach(key -> {
                if (key.attachment() instanceof Tunnel tunnel) {
                    tunnel.reset();
                }
            });
            selector.close();
        } catch (IOException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            faults.add("", "the proxy itself fails: " + trace);
        }
    }

    private void select() throws IOException {
        long nanos = timers.isEmpty() ? Long.MAX_VALUE : timers.peek().at - System.nanoTime();
        selector.select(this::ready, Math.max(1, Math.min(100, TimeUnit.NANOSECONDS.toMillis(nanos))));
    }

    private static void update(Tunnel tunnel) {
        try {
            tunnel.update();
        } catch (IOException broken) {
            tunnel.reset();
        }
    }

    private void ready(SelectionKey key) {
        if (!(key.attachment() instanceof Tunnel tunnel)) {
            accept();
            return;
        }
        try {
            Tunnel.Rest rest =
                    key.isValid() ? tunnel.ready(key) : Tunnel.Rest.NONE; // both ends may be ready, and now closed
            if (rest.millis() > 0) {
                Flow flow = rest.flow().orElseThrow();
                flow.pause(true);
                later(rest.millis(), () -> flow.pause(false));
            }
        } catch (IOException broken) {
            broken(tunnel, key);
        }
    }

    private static void broken(Tunnel tunnel, SelectionKey key) {
        if (!tunnel.isHalfOpen()) {
            tunnel.reset();
            return;
        }
        try {
            key.channel().close(); // the other end hears nothing of it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            SocketChannel client = entrance.accept();
            SocketChannel server = SocketChannel.open();
            client.configureBlocking(false);
            server.configureBlocking(false);
            Tunnel tunnel = new Tunnel(
                    ++accepted, client.register(selector, 0), server.register(selector, SelectionKey.OP_CONNECT));
            client.keyFor(selector).attach(tunnel);
            server.keyFor(selector).attach(tunnel);
            connect(tunnel, server);
            mischiefs.await(tunnel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Tunnel tunnel, SocketChannel server) {
        try {
            if (server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target))) {
                tunnel.connected();
            }
        } catch (IOException refused) { // while it is started again
            tunnel.reset();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        selector.wakeup();
        thread.join();
    }
}
