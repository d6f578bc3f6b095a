package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.ee.handler.check.UncalledMethods;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** The handler classes of one application. */
class HandlersTest {

    @Test
    void countsWhatItHasFound() {
        try (HandlerServer server = HandlerServer.of(Tenants.class, Annex.class, Contract.class, String.class)) {
            assertThat(server.handlers.count()).isEqualTo(2);
            assertThat(server.handlers.events()).isEqualTo(3);
            assertThat(server.handlers.namespaces()).containsExactly("/tenant-7", "/tenant-\\d");
            assertThat(server.handlers.validation()).isEqualTo("on");
        }
        try (HandlerServer server = HandlerServer.of(Annex.class)) {
            assertThat(server.handlers.validation()).isEqualTo("not needed");
        }
    }

    @Test
    void aPatternHandlesEveryNamespaceThatMatches() {
        try (HandlerServer server = HandlerServer.of(Tenants.class, Annex.class)) {
            Client client = server.anonymous();
            assertThat(ask(client, "40/tenant-1,")).hasSize(1);
            assertThat(ask(client, "42/tenant-1,3[\"tenant\"]")).containsExactly("43/tenant-1,3[\"/tenant-1\"]");
            assertThat(ask(client, "42/tenant-1,3[\"annex\"]")).isEmpty();
            assertThat(ask(client, "40/tenant-7,")).hasSize(1);
            assertThat(ask(client, "42/tenant-7,3[\"tenant\"]")).containsExactly("43/tenant-7,3[\"/tenant-7\"]");
            assertThat(ask(client, "42/tenant-7,3[\"annex\"]")).containsExactly("43/tenant-7,3[1]");
            assertThat(ask(client, "40/tenant-9,")).containsExactly("44/tenant-9,{\"message\":\"Closed\"}");
        }
    }

    @Test
    void aPatternGuardsANamespaceThatTheApplicationHasUsedBefore() {
        try (Loopback loopback = new Loopback(SocketIoOptions.defaults())) {
            loopback.io.of("/tenant-9");
            loopback.io.of("/elsewhere-9");
            Handlers.read(List.of(Tenants.class), NamedHandlers.NONE, loopback.io, new PlainBeans())
                    .serve();
            Client client = loopback.connect();
            assertThat(ask(client, "40/tenant-9,")).containsExactly("44/tenant-9,{\"message\":\"Closed\"}");
            assertThat(ask(client, "40/elsewhere-9,"))
                    .singleElement()
                    .asString()
                    .startsWith("40/elsewhere-9,{");
        }
    }

    @Test
    void thereIsOneInstanceForEachSocketIfTheClassSaysSo() {
        try (HandlerServer server = HandlerServer.of(Counter.class)) {
            Client first = server.anonymous();
            first.text("40");
            assertThat(ask(first, "421[\"add\",2]")).containsExactly("431[2]");
            assertThat(ask(first, "421[\"add\",3]")).containsExactly("431[5]");
            Client second = server.anonymous();
            second.text("40");
            assertThat(ask(second, "421[\"add\",2]")).containsExactly("431[2]");
            assertThat(ask(first, "421[\"total\"]")).containsExactly("431[5]");
        }
    }

    @Test
    void theInstanceOfASocketLivesUntilEverybodyHasBeenToldOfItsEnd() {
        try (HandlerServer server = HandlerServer.of(Counter.class)) {
            Client client = server.anonymous();
            client.text("40");
            client.text("42[\"add\",4]");
            Counter.last = 0;
            client.text("41");
            assertThat(Counter.last).isEqualTo(4);
        }
    }

    @Test
    void aClassWhoseConstructorFailsIsNoMistakeOfItsAnnotations() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> HandlerServer.of(Failing.class))
                .withMessage(Failing.class.getName() + " cannot be created")
                .withCauseInstanceOf(UnsupportedOperationException.class);
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> HandlerServer.of(Unfinished.class))
                .withMessageStartingWith(Unfinished.class.getName() + ": is abstract, so nothing can be made of it");
    }

    @Test
    void warnsOfMethodsThatNobodyCalls() {
        try (LogCapture log = LogCapture.of(UncalledMethods.class.getName(), Level.WARNING);
                HandlerServer server = HandlerServer.of(
                        Second.class, First.class, Counter.class, Above.class, Abstract.class, String.class)) {
            assertThat(server.handlers.count()).isEqualTo(1);
            assertThat(log.messages(Level.WARNING))
                    .containsExactly(
                            First.class.getName()
                                    + " has @OnEvent methods but no @SocketIoNamespace, so nothing calls them",
                            Second.class.getName()
                                    + " has @OnConnect methods but no @SocketIoNamespace, so nothing calls them");
        }
    }

    @SocketIoNamespace(pattern = "/tenant-\\d")
    static class Tenants {
        @OnConnecting
        void decide(Namespace namespace) {
            if (namespace.name().endsWith("9")) {
                throw new ConnectionRefusedException("Closed");
            }
        }

        @OnEvent("tenant")
        String tenant(Namespace namespace) {
            return namespace.name();
        }

        @OnEvent("nothing")
        void nothing() {}
    }

    @SocketIoNamespace("tenant-7")
    static class Annex {
        @OnEvent("annex")
        int annex() {
            return 1;
        }
    }

    @SocketIoNamespace
    interface Contract {
        @OnEvent("contract")
        void contract();
    }

    static class Above {
        @OnConnect
        void connected() {}
    }

    @SocketIoNamespace
    @SocketScoped
    static class Counter extends Above {
        static int last;
        private int total;

        @OnEvent("add")
        int add(int number) {
            total += number;
            return total;
        }

        @OnEvent("total")
        int total() {
            return total;
        }

        @OnDisconnect
        void gone() {
            last = total;
        }
    }

    @SocketIoNamespace
    static class Failing {
        Failing() {
            throw new UnsupportedOperationException("not today");
        }

        @OnConnect
        void connected() {}
    }

    @SocketIoNamespace
    abstract static class Unfinished {
        @OnConnect
        void connected() {}
    }

    static class First {
        @OnEvent("a")
        void handle() {}
    }

    static class Second extends First {
        @OnEvent("a")
        @OnConnect
        void both() {}
    }

    abstract static class Abstract {
        @OnEvent("a")
        void handle() {}
    }
}
