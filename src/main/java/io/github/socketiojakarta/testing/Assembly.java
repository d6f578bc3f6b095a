package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.internal.ee.DefaultJson;
import io.github.socketiojakarta.internal.ee.EngineSettings;
import io.github.socketiojakarta.internal.ee.handler.Handlers;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.lane.ApplicationCalls;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import io.github.socketiojakarta.internal.server.LocalServer;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.parser.Parser;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Puts a server in memory together, as a deployment does with one in a container. Confined to one start. */
final class Assembly {

    /** What the server itself gives clients whose listeners are running when it closes. */
    private static final Duration FINISH_TIME = Duration.ofSeconds(2);

    private final SocketIoOptions options;
    private final NamedHandlers named;
    private final BeanSource source;
    private final Duration patience;
    private final VirtualTime time = new VirtualTime();
    private final Turns turns = new Turns();
    private final KnownSockets sockets = new KnownSockets();

    Assembly(SocketIoOptions options, NamedHandlers named, BeanSource source, Duration patience) {
        this.options = options;
        this.named = named;
        this.source = source;
        this.patience = patience;
    }

    InMemoryServer start() {
        JsonCodec json = DefaultJson.of(options);
        Parser parser = options.parser().orElseGet(DefaultParser::new);
        SocketIoOptions own = SocketIoOptions.builder(options)
                .parser(parser)
                .transports(Transport.values())
                .build();
        Beans beans = source.find();
        EngineThreads threads = new EngineThreads(time, Runnable::run, Runnable::run, time::nanoTime);
        LocalServer io = new LocalServer(own, json, threads, calls(beans), this::threads);
        EngineServer engine = new EngineServer(EngineSettings.engineOptions(own), threads, io, io.engine());
        io.bind(engine);
        sockets.follow(io);
        Handlers handlers = Handlers.read(unnamed(beans.handlers()), named, io, beans);
        handlers.serve();
        Set<String> roles = new HashSet<>(options.roles());
        roles.addAll(handlers.roles());
        Kit kit = new Kit(
                io,
                engine,
                new Wire(json, parser),
                turns,
                new Waiting(patience, time, sockets::failuresText),
                new CallbackFailures(),
                time,
                sockets,
                Set.copyOf(roles));
        AtomicBoolean stopped = new AtomicBoolean();
        Runnable stop = () -> {
            if (stopped.compareAndSet(false, true)) {
                stop(kit, beans);
            }
        };
        source.attach(beans, io, stop);
        return new InMemoryServer(kit, stop);
    }

    private static ApplicationCalls calls(Beans beans) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new ApplicationCalls(
                loader == null ? InMemoryServer.class.getClassLoader() : loader, beans::run, CallContext.OF_THREAD);
    }

    /** What would run on another thread runs when the call that led to it has returned; but nobody waits for an answer. */
    private ApplicationThreads threads() {
        return new ApplicationThreads(options.executor(), turns::afterwards, Runnable::run, Runnable::run);
    }

    private Set<Class<?>> unnamed(Collection<Class<?>> found) {
        Set<Class<?>> rest = new HashSet<>(found);
        rest.removeAll(named.types());
        return rest;
    }

    private void stop(Kit kit, Beans beans) {
        var closed = kit.io().close().toCompletableFuture();
        time.advance(options.shutdownDrain().plus(FINISH_TIME));
        boolean unused = kit.waiting().isReached(closed::isDone);
        kit.engine().close();
        time.shutdown();
        beans.close();
    }
}
