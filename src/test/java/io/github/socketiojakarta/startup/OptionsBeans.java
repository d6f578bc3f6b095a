package io.github.socketiojakarta.startup;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Beans that produce options, or should not. */
final class OptionsBeans {

    static final Duration INTERVAL = Duration.ofMillis(4321);

    private OptionsBeans() {}

    @Dependent
    static class OfApplication {
        @Produces
        @ApplicationScoped
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.pingInterval(INTERVAL).build();
        }
    }

    @Dependent
    static class OfSingleton {
        @Produces
        @Singleton
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.pingInterval(INTERVAL).build();
        }
    }

    @Dependent
    static class OfDependent {
        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.pingInterval(INTERVAL).build();
        }
    }

    @Dependent
    static class OfField {
        @Produces
        @ApplicationScoped
        SocketIoOptions options =
                SocketIoOptions.builder().pingInterval(INTERVAL).build();
    }

    @Dependent
    static class OfRequest {
        @Produces
        @RequestScoped
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.build();
        }
    }

    @Dependent
    static class Counted {
        static final List<String> LIVES = new CopyOnWriteArrayList<>();

        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            LIVES.add("produced");
            return builder.build();
        }

        void dispose(@Disposes SocketIoOptions options) {
            LIVES.add("disposed");
        }
    }

    @Dependent
    static class OtherPath {
        static final List<String> LIVES = new CopyOnWriteArrayList<>();

        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            LIVES.add("produced");
            return builder.path("/other").build();
        }

        void dispose(@Disposes SocketIoOptions options) {
            LIVES.add("disposed");
        }
    }

    @Dependent
    static class WithoutBuilder {
        @Produces
        SocketIoOptions options() {
            return SocketIoOptions.defaults();
        }
    }

    @Dependent
    static class Failing {
        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            return builder.maxAttachments(-1).build();
        }
    }

    @Dependent
    static class UsesServer {
        static final AtomicReference<ServletContext> CONTEXT = new AtomicReference<>();

        @Produces
        SocketIoOptions options(SocketIoOptions.Builder builder) {
            SocketIoServer.of(CONTEXT.get()).onConnection(socket -> {});
            return builder.build();
        }
    }

    @Dependent
    static class Ambiguous {
        @Produces
        SocketIoOptions options() {
            return SocketIoOptions.defaults();
        }
    }

    @Dependent
    static class ElsewhereInjected {
        @Inject
        SocketIoOptions.Builder builder;
    }
}
