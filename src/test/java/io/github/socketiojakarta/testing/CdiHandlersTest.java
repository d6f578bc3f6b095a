package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handlers that are beans of a container that the test has started. */
class CdiHandlersTest {

    private WeldContainer cdi;

    @BeforeEach
    void start() {
        cdi = weld(Chat.class, Names.class, Visitor.class, PerEvent.class);
    }

    @AfterEach
    void stop() {
        if (cdi.isRunning()) {
            cdi.shutdown();
        }
    }

    private static WeldContainer weld(Class<?>... beans) {
        return new Weld()
                .containerId(java.util.UUID.randomUUID().toString())
                .disableDiscovery()
                .addExtension(CdiForTests.extension())
                .beanClasses(beans)
                .initialize();
    }

    @Test
    void theyAreInjectedAndScoped() {
        Names names = cdi.select(Names.class).get();
        try (InMemoryServer server =
                InMemoryServer.builder().cdi(cdi.getBeanManager()).start()) {
            TestClient ada = server.connect();
            TestClient bob = server.connect();
            ada.emit("name", "ada");
            bob.emit("name", "bob");
            assertThat(ada.emitWithAck("name?").toList()).containsExactly("ada");
            assertThat(bob.emitWithAck("name?").toList()).containsExactly("bob");
            assertThat(ada.received("named")).hasSize(2);
            assertThat(ada.emitWithAck("request").get(0, int.class)).isEqualTo(1);
            assertThat(ada.emitWithAck("request").get(0, int.class)).isEqualTo(1);
            ada.disconnect();
            assertThat(names.gone()).containsExactly("ada");
        }
        assertThat(names.gone()).containsExactly("ada", "bob");
    }

    @Test
    void theContainerThatRunsIsFound() {
        try (InMemoryServer server =
                InMemoryServer.builder().cdi().handlers(Chat.class).start()) {
            assertThat(server.connect().emitWithAck("name?").toList()).containsExactly("");
        }
    }

    @Test
    void theServerStopsWithTheContainer() {
        InMemoryServer server =
                InMemoryServer.builder().cdi(cdi.getBeanManager()).start();
        TestClient client = server.connect();
        cdi.shutdown();
        assertThat(client.disconnectReason()).contains(DisconnectReason.SERVER_SHUTTING_DOWN);
        server.close();
    }

    @Test
    void aContainerHasOneServer() {
        InMemoryServer.builder().cdi(cdi.getBeanManager()).start().close();
        InMemoryServer.Builder second = InMemoryServer.builder().cdi(cdi.getBeanManager());
        assertThatIllegalStateException()
                .isThrownBy(second::start)
                .withMessageContaining("one container for each server");
    }

    @Test
    void aContainerNeedsTheExtension() {
        cdi.shutdown();
        cdi = new Weld().disableDiscovery().beanClasses(Names.class).initialize();
        InMemoryServer.Builder builder = InMemoryServer.builder().cdi(cdi.getBeanManager());
        assertThatIllegalStateException().isThrownBy(builder::start).withMessageContaining("CdiForTests.extension()");
    }

    @Test
    void withoutAContainerThereIsNone() {
        cdi.shutdown();
        assertThatIllegalStateException()
                .isThrownBy(() -> InMemoryServer.builder().cdi().start());
    }

    @SocketIoNamespace
    static class Chat {

        @Inject
        SocketIoServer io;

        @Inject
        Visitor visitor;

        @Inject
        PerEvent request;

        @OnConnect
        void connect(Socket socket) {
            socket.join("all");
        }

        @OnEvent("name")
        void name(String name) {
            visitor.name(name);
            io.to("all").emit("named", name);
        }

        @OnEvent("name?")
        String name() {
            return visitor.name();
        }

        @OnEvent("request")
        int count() {
            return request.count();
        }
    }

    @ApplicationScoped
    static class Names {
        private final List<String> gone = new ArrayList<>();

        List<String> gone() {
            return gone;
        }
    }

    @SocketScoped
    static class Visitor {

        @Inject
        Names names;

        private String name = "";

        String name() {
            return name;
        }

        void name(String chosen) {
            name = chosen;
        }

        @PreDestroy
        void leave() {
            names.gone().add(name);
        }
    }

    @RequestScoped
    static class PerEvent {
        private int count;

        int count() {
            return ++count;
        }
    }
}
