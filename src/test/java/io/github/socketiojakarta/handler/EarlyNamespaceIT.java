package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import io.socket.client.SocketOptionBuilder;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An application that uses namespaces before its handlers have been read: they are guarded nevertheless. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class EarlyNamespaceIT {

    @Parameter
    Container container;

    private TestServer server;

    @BeforeEach
    void start() {
        server = container.start((types, context) -> {
            context.addListener(new EarlyListener());
            new SocketIoInitializer().onStartup(Set.of(Tenants.class, TenantsToo.class, Named.class), context);
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JavaClient client(String namespace, SocketOptionBuilder options) {
        return JavaClient.of(server.url(), namespace, "websocket", options);
    }

    @Test
    void aPatternHoldsForWhatThereWasBefore() {
        try (JavaClient nobody = client("/tenant-1", SocketOptionBuilder.builder());
                JavaClient tenant =
                        client("/tenant-1", SocketOptionBuilder.builder().setAuth(Map.of("key", "k")))) {
            assertThat(refusal(nobody)).isEqualTo("Not allowed: the client has no auth.key");
            assertThat(tenant.connect().ask("who")).containsExactly("tenants");
            assertThat(tenant.ask("early")).containsExactly("handled early");
        }
    }

    @Test
    void aClassWithANameIsGuardedByThePatternToo() {
        try (JavaClient nobody = client("/tenant-2", SocketOptionBuilder.builder());
                JavaClient tenant =
                        client("/tenant-2", SocketOptionBuilder.builder().setAuth(Map.of("key", "k")))) {
            assertThat(refusal(nobody)).isEqualTo("Not allowed: the client has no auth.key");
            assertThat(tenant.connect().ask("who")).containsExactly("tenants");
            assertThat(tenant.ask("named")).containsExactly("named");
        }
    }

    /** There always is one, which everybody joins who uses an old client; only its own name means it. */
    @Test
    void theMainNamespaceIsNoneOfAPattern() {
        try (JavaClient anybody = client("/", SocketOptionBuilder.builder())) {
            assertThat(anybody.connect().socket().connected()).isTrue();
        }
    }

    private static String refusal(JavaClient client) {
        CompletableFuture<Object[]> error = client.next(io.socket.client.Socket.EVENT_CONNECT_ERROR);
        client.socket().connect();
        return ((JSONObject) JavaClient.await(error)[0]).optString("message");
    }

    private static final class EarlyListener implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            SocketIoServer io = SocketIoServer.of(event.getServletContext());
            io.of("/tenant-1").emit("nobody is there yet");
            io.of("/tenant-1").onConnection(socket -> socket.on("early", (args, ack) -> ack.send("handled early")));
            io.of("/tenant-2");
        }
    }

    @SocketIoNamespace(pattern = "/(tenant-\\d+)?")
    static class Tenants {
        @OnConnecting
        void decide(@Auth("key") String key) {}

        @OnEvent("who")
        String who() {
            return "tenants";
        }
    }

    /** Its name comes later, so that it does not count. */
    @SocketIoNamespace(pattern = "/tenant.*")
    static class TenantsToo {
        @OnEvent("who")
        String who() {
            return "tenants, too";
        }
    }

    @SocketIoNamespace("/tenant-2")
    static class Named {
        @OnEvent("named")
        String named() {
            return "named";
        }
    }
}
