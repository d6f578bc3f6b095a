package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.HandlerOfOtherPackage;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.ee.handler.bean.SocketEnd;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where instances come from if there is no CDI. */
class PlainBeansTest {

    private final PlainBeans beans = new PlainBeans();
    private final Loopback loopback = new Loopback(SocketIoOptions.defaults());
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() {
        loopback.close();
    }

    private Client connect() {
        loopback.io.onConnection(sockets::add);
        return loopback.connect();
    }

    @Test
    void aSocketHasItsInstancesUntilItHasGone() {
        Instances instances = beans.instances(Scoped.class);
        Client client = connect();
        Socket socket = sockets.get(0);
        Object instance = instances.of(socket);
        assertThat(instances.of(socket)).isSameAs(instance).isInstanceOf(Scoped.class);
        assertThat(beans.instances(AlsoScoped.class).of(socket)).isInstanceOf(AlsoScoped.class);
        client.text("41");
        assertThat(instances.of(socket)).isNotSameAs(instance);
    }

    @Test
    void theEndOfASocketIsBehindAllListeners() {
        Client client = connect();
        List<String> told = new ArrayList<>();
        sockets.get(0).onDisconnect(reason -> told.add("first"));
        SocketEnd.then(sockets.get(0), () -> told.add("end"));
        sockets.get(0).onDisconnect(reason -> told.add("second"));
        assertThat(told).isEmpty();
        client.text("41");
        assertThat(told).containsExactly("first", "second", "end");
    }

    @Test
    void nothingIsKeptWhenItIsClosed() {
        Instances instances = beans.instances(Scoped.class);
        connect();
        Object instance = instances.of(sockets.get(0));
        beans.close();
        assertThat(instances.of(sockets.get(0))).isNotSameAs(instance);
    }

    @Test
    void codeRunsAsItIs() {
        List<String> done = new ArrayList<>();
        beans.run(() -> done.add("done"));
        assertThat(done).containsExactly("done");
        assertThat(beans.haveRequestScope()).isFalse();
    }

    @Test
    void aClassNeedNotBePublic() {
        try (HandlerServer server = HandlerServer.of(HandlerOfOtherPackage.hidden())) {
            Client client = server.anonymous();
            client.text("40");
            assertThat(ask(client, "421[\"a\"]")).containsExactly("431[\"called\"]");
        }
    }

    /** The compiler adds a method with the parameter of the interface, and with the annotation. */
    @Test
    void aMethodOfAGenericInterfaceIsOne() {
        try (HandlerServer server = HandlerServer.of(Generic.class)) {
            assertThat(server.handlers.events()).isEqualTo(1);
        }
    }

    interface Taking<T> {
        void take(T value);
    }

    @SocketIoNamespace
    static class Generic implements Taking<String> {
        @Override
        @OnEvent("take")
        public void take(String value) {}
    }

    @SocketScoped
    static class Scoped {}

    @SocketScoped
    static class AlsoScoped {}
}
