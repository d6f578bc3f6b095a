package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A Socket.IO server without a container, for tests of handlers and listeners. It is the server of production down to its
 * packets; clients are {@link TestClient}s in the same JVM.
 *
 * <pre>{@code
 * try (InMemoryServer server = InMemoryServer.start(Chat.class)) {
 *     TestClient ada = server.client().user("ada").connect();
 *     TestClient bob = server.client().user("bob").connect();
 *     ada.emit("say", "hello");
 *     assertEquals("hello", bob.next("said").get(0, String.class));
 * }
 * }</pre>
 *
 * <p>A test that uses it from one thread sees the same each time: handlers run on that thread, and what a client sends has
 * been handled when the method returns. Only where the application itself goes to other threads (the option {@code executor},
 * a stage that another thread completes) a test has to wait, with {@link TestClient#next}, {@link TestClient#emitWithAck},
 * {@link TestClient#awaitDisconnect} or {@link #await}. As in production, a handler must not wait for an acknowledgement of
 * its own client.
 *
 * <p>The server's time stands still until {@link #advance}: timeouts of acknowledgements, heartbeats, recovery, the drain at
 * the end. Limits by the second ({@code maxEventsPerSecond} and such) go by real time.
 *
 * <p>Not here, because they are the container's or HTTP's: polling and upgrades, CORS headers, cookies, compression, {@code
 * Engine.onHeaders()}; the options {@code executorName} and {@code containerContext} have no effect. {@code requestFilter},
 * origins and limits of connections are looked at. Clients use WebSocket, whatever the option {@code transports} says.
 *
 * <p>May be used by any number of threads, though then in no order that could be repeated.
 */
public final class InMemoryServer implements AutoCloseable {

    private final Kit kit;
    private final Runnable stop;

    InMemoryServer(Kit kit, Runnable stop) {
        this.kit = kit;
        this.stop = stop;
    }

    /**
     * Starts a server with default options and these handlers. Without any, {@link #io()} takes listeners as {@code io} does
     * in Node.js.
     *
     * @param handlers see {@link Builder#handlers}
     */
    public static InMemoryServer start(Object... handlers) {
        return builder().handlers(handlers).start();
    }

    /** Returns a builder of a server with default options and no handlers. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the server, as the application sees it. */
    public SocketIoServer io() {
        return kit.io();
    }

    /** Returns a builder of a new client. */
    public ClientBuilder client() {
        return new ClientBuilder(kit);
    }

    /**
     * Connects a client of whom nothing is known to the main namespace: the same as {@code client().connect()}.
     *
     * @throws ConnectErrorException if the server does not let it in
     */
    public TestClient connect() {
        return client().connect();
    }

    /**
     * Lets the server's time pass, and runs on this thread what is due meanwhile, in its order.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public void advance(Duration time) {
        kit.time().advance(time);
        kit.callbacks().check();
    }

    /**
     * Returns a clock that goes by the server's time, for beans of the application that have one injected. It starts with the
     * time at which the server started; its zone is UTC.
     */
    public Clock clock() {
        return kit.time().clock();
    }

    /**
     * Waits, in real time, until something is so that other threads of the application bring about.
     *
     * @param what what is waited for, for the message
     * @throws AssertionError if it is not so in time
     */
    public void await(String what, BooleanSupplier condition) {
        kit.waiting().until(condition, () -> "Not so: " + what + ".");
        kit.callbacks().check();
    }

    /**
     * Returns the events that could not be handled, in their order: a listener threw, a middleware stopped them, a constraint
     * or role was missing, or the arguments were of another shape. In production, they are in the log only. Exceptions of
     * other methods, such as those with {@code @OnConnect}, are in the log here too.
     */
    public List<EventFailure> failures() {
        return kit.sockets().failures();
    }

    /**
     * Stops the server as the end of an application does: clients are disconnected, with the reason {@code
     * SERVER_SHUTTING_DOWN}, and the beans it has made are released. A test that has its handlers run on other threads waits
     * for them as long as {@link Builder#patience} says. Does nothing if it has stopped.
     */
    @Override
    public void close() {
        stop.run();
        kit.callbacks().check();
    }

    /** Says what the server is to be. Each method returns this builder. Not thread-safe. */
    public static final class Builder {

        private SocketIoOptions options = SocketIoOptions.defaults();
        private NamedHandlers handlers = NamedHandlers.NONE;
        private BeanSource beans = BeanSource.PLAIN;
        private Duration patience = Duration.ofSeconds(5);

        private Builder() {}

        /** Sets the options. Default: those of {@link SocketIoOptions#defaults()}; no source of options is looked at. */
        public Builder options(SocketIoOptions chosen) {
            options = chosen;
            return this;
        }

        /**
         * Adds handlers, which are read and checked as in a container.
         *
         * @param classesOrInstances classes with {@code @SocketIoNamespace}, of which instances are made by their constructors
         *     without parameters, or by CDI; and instances of such classes, which are used as they are: whatever they need,
         *     mocks for example, the test has put into them
         * @throws IllegalArgumentException if one of them is no handler; the message says what to write
         */
        public Builder handlers(Object... classesOrInstances) {
            handlers = handlers.and(List.of(classesOrInstances));
            return this;
        }

        /**
         * Lets handlers be beans of the CDI container that is running, as {@code CDI.current()} knows it: with injection,
         * interceptors and scopes. All its beans with {@code @SocketIoNamespace} are handlers then, and can inject the server.
         * A container can have one server; when it ends, it stops that. See {@link CdiForTests}.
         */
        public Builder cdi() {
            beans = CdiSource.current();
            return this;
        }

        /** Does the same as {@link #cdi()} with a container that the test names. */
        public Builder cdi(BeanManager manager) {
            beans = new CdiSource(() -> manager);
            return this;
        }

        /**
         * Lets handlers be beans of another container: all that it knows, and the instances of classes that are named here.
         * When the server stops, it closes them.
         */
        public Builder beans(Beans chosen) {
            beans = BeanSource.of(() -> chosen);
            return this;
        }

        /** Sets how long methods that wait do so, in real time. Default: 5 s. */
        public Builder patience(Duration time) {
            patience = time;
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws RuntimeException if a handler cannot work; of the same type and with the same message as in a container
         * @throws IllegalStateException if there is no JSON-B and no other codec, or no CDI though that is asked for
         */
        public InMemoryServer start() {
            return new Assembly(options, handlers, beans, patience).start();
        }
    }
}
