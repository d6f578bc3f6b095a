package io.github.socketiojakarta.clients;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.CallContext;
import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ListenerWork;
import io.github.socketiojakarta.internal.engine.NoHooks;
import io.github.socketiojakarta.internal.engine.SessionReceiver;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.server.EngineServer;
import io.github.socketiojakarta.internal.servlet.EngineServlet;
import io.github.socketiojakarta.internal.servlet.caller.Callers;
import io.github.socketiojakarta.internal.servlet.caller.DeclaredRoles;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds.Mode;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.WebSocketCompression;
import io.github.socketiojakarta.internal.servlet.websocket.WebSocketUpgrader;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.websocket.DeploymentException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A web application that is an Engine.IO server without Socket.IO: it sends every message back. */
public final class EchoEngine implements ServletContainerInitializer, ServletContextListener {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final EngineServer engine;
    private final EngineServlet servlet;

    /** Creates the engine of one web application. */
    public EchoEngine(Duration pingInterval, Duration pingTimeout, int maxPayload, boolean allowEIO3) {
        EngineOptions options = new EngineOptions(
                Set.of(TransportType.values()),
                true,
                allowEIO3,
                true,
                pingInterval,
                pingTimeout,
                Duration.ofSeconds(10),
                maxPayload,
                Duration.ofSeconds(30),
                Integer.MAX_VALUE,
                16L * maxPayload,
                Duration.ofSeconds(30),
                1,
                AdmissionLimits.NONE);
        engine = new EngineServer(
                options, new EngineThreads(threads, threads, threads, System::nanoTime), Echo::new, new NoHooks());
        Callers callers = new Callers(
                new DeclaredRoles(Set.of()),
                new HttpSessionEnds(Mode.IGNORED, engine.threads()),
                () -> CallContext.OF_THREAD);
        servlet = new EngineServlet(engine, InstantSource.system(), HttpSettings.PLAIN, callers);
    }

    @Override
    public void onStartup(Set<Class<?>> types, ServletContext context) {
        register(context);
        context.addListener(this);
    }

    /** Registers the servlet; for a web application that tells the engine itself when it starts and stops. */
    public void register(ServletContext context) {
        ServletRegistration.Dynamic registration = context.addServlet("engine", servlet);
        registration.setAsyncSupported(true);
        registration.addMapping("/engine.io/*");
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        try {
            servlet.useWebSocket(
                    WebSocketUpgrader.find(event.getServletContext(), "/engine.io", WebSocketCompression.OFF)
                            .orElseThrow());
        } catch (DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        engine.close();
        threads.shutdown();
    }

    private record Echo(EngineSession session) implements SessionReceiver {
        @Override
        public void opened() {}

        @Override
        public void upgraded() {}

        @Override
        public void drained() {}

        @Override
        public void text(String message) {
            send(TextPacket.message(message));
        }

        @Override
        public void binary(ByteBuffer message) {
            send(new BinaryPacket(message));
        }

        private void send(EnginePacket packet) {
            session.send(List.of(packet));
        }

        @Override
        public void closed(EngineCloseReason reason, String detail) {}

        @Override
        public ListenerWork work() {
            return new ListenerWork(false, 0);
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public void whenRoom(Runnable code) {
            code.run();
        }
    }
}
