package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.RawHttp;
import io.socket.client.SocketOptionBuilder;
import io.socket.engineio.client.EngineIOException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers behind a login of the container; no option names the roles that their annotations name. */
@Tag("full")
@ParameterizedClass(name = "{0} {1} {2}")
@MethodSource("applications")
class RolesIT {

    @Parameter(0)
    Container container;

    @Parameter(1)
    Login.Method method;

    @Parameter(2)
    Mode mode;

    private static final String CONNECT_ERROR = io.socket.client.Socket.EVENT_CONNECT_ERROR;

    private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";

    private Login login;
    private HandlerApplication application;

    static Stream<Arguments> applications() {
        return Stream.of(Container.values())
                .flatMap(container -> Stream.of(Login.Method.BASIC, Login.Method.FORM)
                        .flatMap(
                                method -> Stream.of(Mode.values()).map(mode -> Arguments.of(container, method, mode))));
    }

    @BeforeEach
    void start() throws Exception {
        Orders.CALLS.clear();
        login = Login.by(method);
        application = HandlerApplication.start(
                container, login, mode, Orders.class, Annex.class, Archive.class, Office.class, Tenants.class);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private SocketOptionBuilder loggedIn(String user) {
        String[] header = login.headerOf(application.server(), user).split(": ", 2);
        return SocketOptionBuilder.builder().setExtraHeaders(Map.of(header[0], List.of(header[1])));
    }

    private static String ask(JavaClient client, String event) {
        return Arrays.deepToString(client.ask(event));
    }

    private static void awaitCall(String expected) throws InterruptedException {
        String call;
        do {
            call = String.valueOf(Orders.CALLS.poll(15, TimeUnit.SECONDS));
        } while (call.startsWith("connect ") || call.equals("HTTP session"));
        assertThat(call).isEqualTo(expected);
    }

    @Test
    void someoneWithTheRoleReachesTheMethod() throws Exception {
        JavaClient alice = application.connect("/orders", loggedIn("alice"));
        awaitCall("logged in alice");
        assertThat(ask(alice, "administer")).isEqualTo("[alice]");
        awaitCall("administer");
        assertThat(ask(alice, "buy")).isEqualTo("[user true, admin true]");
        assertThat(ask(alice, "open")).isEqualTo("[alice]");
    }

    @Test
    void someoneWithoutTheRoleIsAnsweredWithoutACall() throws Exception {
        JavaClient bob = application.connect("/orders", loggedIn("bob"));
        awaitCall("logged in bob");
        assertThat(ask(bob, "buy")).isEqualTo("[user true, admin false]");
        assertThat(ask(bob, "administer"))
                .isEqualTo("[{\"error\":{\"code\":\"forbidden\",\"message\":\"Not allowed\"}}]");
        awaitCall("failure of administer");
        assertThat(Orders.CALLS).isEmpty();
    }

    @Test
    void nobodyIsLetInWithoutALogin() {
        JavaClient nobody = application.client("/orders", SocketOptionBuilder.builder());
        CompletableFuture<Object[]> error = nobody.next(CONNECT_ERROR);
        nobody.socket().connect();
        assertThat(JavaClient.await(error)[0]).isInstanceOf(EngineIOException.class);
        assertAskedToLogIn(RawHttp.send(application.server(), "GET", HANDSHAKE));
        String alice = login.headerOf(application.server(), "alice");
        assertThat(RawHttp.send(application.server(), "GET", HANDSHAKE, alice).body())
                .startsWith("0{\"sid\":");
        assertThat(Orders.CALLS).isEmpty();
    }

    private void assertAskedToLogIn(HttpReply reply) {
        if (method == Login.Method.BASIC) {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate"))
                    .hasValueSatisfying(asked -> assertThat(asked).contains(Login.REALM));
        } else {
            assertThat(reply.header("Location").orElse("") + reply.body()).containsAnyOf(Login.LOGIN_PAGE, "log in");
        }
    }

    @Test
    void whoMayCallNothingInANamespaceMayNotConnectToIt() {
        JavaClient alice = application.connect("/office", loggedIn("alice"));
        assertThat(ask(alice, "whoami")).isEqualTo("[alice]");
        JavaClient bob = application.client("/office", loggedIn("bob"));
        assertThat(refusal(bob)).isEqualTo("{\"code\":\"forbidden\"} Not allowed");
    }

    @Test
    void whoMayBeToldOfTheEndOnlyMayNotConnect() {
        JavaClient alice = application.connect("/archive", loggedIn("alice"));
        assertThat(ask(alice, "read")).isEqualTo("[alice]");
        JavaClient bob = application.client("/archive", loggedIn("bob"));
        assertThat(refusal(bob)).isEqualTo("{\"code\":\"forbidden\"} Not allowed");
    }

    @Test
    void aMethodDecidesWhoMayConnect() {
        assertThat(refusal(application.client("/tenant-7", loggedIn("bob"))))
                .isEqualTo("{\"code\":\"forbidden\"} Not allowed: the client has no auth.key");
        assertThat(refusal(application.client("/tenant-7", loggedIn("bob").setAuth(Map.of("key", "")))))
                .contains("\"code\":\"invalid\"", "must not be blank");
        assertThat(refusal(application.client("/tenant-7", loggedIn("bob").setAuth(Map.of("key", "unknown")))))
                .isEqualTo("{\"retry\":false} Unknown key");
        JavaClient bob = application.connect("/tenant-7", loggedIn("bob").setAuth(Map.of("key", "right")));
        assertThat(ask(bob, "tenant")).isEqualTo("[/tenant-7 bob]");
    }

    @Test
    void aMethodThatDecidesLaterRefusesAsOneThatDecidesAtOnce() {
        assertThat(refusal(application.client("/tenant-7", loggedIn("bob").setAuth(Map.of("key", "old")))))
                .isEqualTo("{\"code\":\"expired\",\"data\":{\"days\":3}} The key is too old");
    }

    @Test
    void aMethodThatDoesNotDecideLetsNobodyIn() {
        assertThat(refusal(application.client("/tenant-7", loggedIn("bob").setAuth(Map.of("key", "forgotten")))))
                .isEqualTo("null Internal server error");
    }

    @Test
    void whatAPatternAsksForHoldsForTheClassesOfItsNamespacesToo() {
        assertThat(refusal(application.client("/tenant-1", loggedIn("bob"))))
                .isEqualTo("{\"code\":\"forbidden\"} Not allowed: the client has no auth.key");
        JavaClient bob = application.connect("/tenant-1", loggedIn("bob").setAuth(Map.of("key", "right")));
        assertThat(ask(bob, "tenant")).isEqualTo("[/tenant-1 bob]");
        assertThat(ask(bob, "annex")).isEqualTo("[bob]");
    }

    private static String refusal(JavaClient client) {
        CompletableFuture<Object[]> error = client.next(CONNECT_ERROR);
        client.socket().connect();
        JSONObject refusal = (JSONObject) JavaClient.await(error)[0];
        return refusal.optJSONObject("data") + " " + refusal.optString("message");
    }

    /** Says nothing of roles. */
    static class Building {
        @OnEvent("address")
        String address() {
            return "here";
        }
    }

    @SocketIoNamespace("/office")
    @RolesAllowed("admin")
    static class Office extends Building {
        @OnEvent("whoami")
        String whoAmI(Principal principal) {
            return principal.getName();
        }

        @OnDisconnect
        void gone() {}
    }

    @SocketIoNamespace("/archive")
    static class Archive {
        @OnConnecting
        void decide() {}

        @OnEvent("read")
        @RolesAllowed("admin")
        String read(Principal principal) {
            return principal.getName();
        }

        @OnDisconnect
        void gone() {}

        @OnError
        void failed() {}
    }

    /** Its name comes before that of the class with the pattern. */
    @SocketIoNamespace("/tenant-1")
    static class Annex {
        @OnEvent("annex")
        String annex(Principal principal) {
            return principal.getName();
        }
    }

    @SocketIoNamespace(pattern = "/tenant-\\d+")
    static class Tenants {
        @OnConnecting
        CompletionStage<Void> decide(Socket socket, Principal principal, @Auth("key") @NotBlank String key) {
            socket.data().put("user", principal.getName());
            if (key.equals("forgotten")) {
                return null;
            }
            return CompletableFuture.runAsync(() -> {
                if (key.equals("old")) {
                    throw new EventRefusedException("expired", "The key is too old", Map.of("days", 3));
                }
                if (!key.equals("right")) {
                    throw new ConnectionRefusedException("Unknown key", Map.of("retry", false));
                }
            });
        }

        @OnEvent("tenant")
        String tenant(Namespace namespace, Socket socket) {
            return namespace.name() + " " + socket.data().get("user");
        }
    }
}
