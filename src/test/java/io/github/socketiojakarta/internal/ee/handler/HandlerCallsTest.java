package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Connection;
import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.Header;
import io.github.socketiojakarta.annotation.OnAny;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.Query;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.loopback.Loopback.Client;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is called, and with what. */
class HandlerCallsTest {

    private final Chat chat = new Chat();
    private final HandlerServer server = HandlerServer.ofInstances(chat);

    @AfterEach
    void stop() {
        server.close();
    }

    private Client connect(String auth) {
        Client client = server.login("ada");
        client.text("40/chat," + auth);
        return client;
    }

    private List<String> callsOf(String event) {
        Client client = connect("");
        chat.calls.clear();
        client.text("42/chat," + event);
        return chat.calls;
    }

    @Test
    void aParameterTakesWhatItsTypeSays() {
        connect("");
        assertThat(chat.calls).contains("connected to /chat of / over websocket as x=1, other /other");
    }

    @Test
    void aParameterTakesWhatTheClientSentWhenItConnected() {
        connect("{\"name\":\"Ada\",\"age\":36}");
        assertThat(chat.calls).contains("auth Ada 36", "query 1 none", "header loopback none");
    }

    @Test
    void aParameterTakesTheLoginAndTheHttpSession() {
        connect("");
        assertThat(chat.calls).contains("login ada ada", "session HTTP session");
    }

    @Test
    void aMethodIsNotCalledForAClientThatHasNothingForAParameter() {
        server.anonymous().text("40/chat,");
        assertThat(chat.calls).noneMatch(call -> call.matches("(auth|login|session).*"));
        assertThat(chat.calls).contains("query 1 none", "optional login nobody");
    }

    @Test
    void aPayloadIsConvertedArgumentByArgument() {
        assertThat(callsOf("[\"payload\",7,{\"k\":1},[\"a\"]]")).containsExactly("payload 7 a none none");
        assertThat(callsOf("[\"payload\",7,{},[\"a\"],\"b\",\"c\"]")).containsExactly("payload 7 a b c");
        assertThat(callsOf("[\"payload\",7,{},[\"a\"],null,null]")).containsExactly("payload 7 a none none");
    }

    @Test
    void everyEventIsSeenWithItsNameAndArguments() {
        assertThat(callsOf("[\"unknown\",1,2]")).containsExactly("any unknown 2 unknown");
    }

    @Test
    void anErrorIsToldToTheMethodsThatTakeIt() {
        assertThat(callsOf("[\"failing\",true]"))
                .containsExactlyInAnyOrder("error broken", "failure of failing failing 1");
        try (LogCapture log = LogCapture.of(NamespaceHandlers.class.getName(), Level.WARNING)) {
            assertThat(callsOf("[\"failing\",false]")).containsExactly("failure of failing failing 1");
            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void theEndHasAReason() {
        Client client = connect("");
        chat.calls.clear();
        client.text("41/chat,");
        assertThat(chat.calls).containsExactly("gone client namespace disconnect from /chat");
    }

    @Test
    void aMethodThatFailsIsNamedInTheLogAndTheOthersAreCalled() {
        try (LogCapture log = LogCapture.of(NamespaceHandlers.class.getName(), Level.FINE)) {
            chat.fails = true;
            connect("");
            assertThat(log.messages(Level.WARNING))
                    .singleElement()
                    .asString()
                    .endsWith(": @OnConnect " + Chat.class.getName() + ".query() failed");
            assertThat(log.messages(Level.FINE))
                    .singleElement()
                    .asString()
                    .contains(".auth() not called: the client has no auth.name");
        }
        assertThat(chat.calls).contains("login ada ada");
    }

    @Test
    void aNamespaceThatNobodyHandlesIsNotThere() {
        assertThat(ask(server.anonymous(), "40/nobody,"))
                .containsExactly("44/nobody,{\"message\":\"Invalid namespace\"}");
    }

    @SocketIoNamespace("chat")
    static class Chat {
        final List<String> calls = new ArrayList<>();
        boolean fails;

        @OnConnect
        void connected(
                Socket socket,
                Namespace namespace,
                @SocketIoNamespace("/other") Namespace other,
                Connection connection,
                Handshake handshake,
                SocketIoServer server) {
            calls.add("connected to " + socket.namespace().name() + " of "
                    + server.of("/").name() + " over "
                    + connection.transport().toString().toLowerCase(java.util.Locale.ROOT) + " as x="
                    + handshake.query("x").orElse("") + ", other " + other.name()
                    + (namespace == socket.namespace() ? "" : " elsewhere"));
        }

        @OnConnect
        void auth(@Auth("name") String name, @Auth("age") Optional<Integer> age) {
            calls.add("auth " + name + " " + age.orElse(0));
        }

        @OnConnect
        void query(@Query("x") String x, @Query("y") Optional<String> y) {
            if (fails) {
                throw new IllegalStateException("a mistake");
            }
            calls.add("query " + x + " " + y.orElse("none"));
        }

        @OnConnect
        void header(@Header("User-Agent") String agent, @Header("X-Color") Optional<String> color) {
            calls.add("header " + agent + " " + color.orElse("none"));
        }

        @OnConnect
        void login(Principal principal, Optional<Principal> optional) {
            calls.add("login " + principal.getName() + " "
                    + optional.map(Principal::getName).orElse("nobody"));
        }

        @OnConnect
        void optionalLogin(Optional<Principal> principal) {
            calls.add("optional login " + principal.map(Principal::getName).orElse("nobody"));
        }

        @OnConnect
        void session(HttpSession session) {
            calls.add("session " + session.getId());
        }

        @OnEvent("payload")
        void payload(
                int number,
                IncomingEvent event,
                Object any,
                List<String> texts,
                Optional<String> optional,
                @Nullable String nullable) {
            calls.add("payload " + number + " " + texts.get(0) + " " + optional.orElse("none") + " "
                    + (nullable == null ? "none" : nullable));
        }

        @OnEvent("failing")
        void failing(boolean checked) throws IOException {
            if (checked) {
                throw new IOException("broken");
            }
            throw new IllegalStateException("secret");
        }

        @OnAny
        void any(String name, Args args, IncomingEvent event) {
            if (name.equals("unknown")) {
                calls.add("any " + name + " " + args.size() + " " + event.name());
            }
        }

        @OnError
        void broken(IOException exception) {
            calls.add("error " + exception.getMessage());
        }

        @OnError
        void failed(EventFailure failure, IncomingEvent event, Args args) {
            calls.add("failure of " + failure.event().name() + " " + event.name() + " " + args.size());
        }

        @OnDisconnect
        void gone(DisconnectReason reason, Socket socket) {
            calls.add("gone " + reason + " from " + socket.namespace().name());
        }
    }
}
