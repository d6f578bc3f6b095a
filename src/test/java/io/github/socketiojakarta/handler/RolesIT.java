package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Login;
import io.socket.client.Socket;
import io.socket.client.SocketOptionBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers behind a login of the container; no option names the roles that their annotations name. */
@ParameterizedClass(name = "{0} {1} {2}")
@MethodSource("applications")
class RolesIT {

    @Parameter(0)
    Container container;

    @Parameter(1)
    Login.Method method;

    @Parameter(2)
    Mode mode;

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
        application = HandlerApplication.start(container, login, mode, Orders.class);
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
        CompletableFuture<Object[]> error = nobody.next(Socket.EVENT_CONNECT_ERROR);
        nobody.socket().connect();
        JavaClient.await(error);
        assertThat(Orders.CALLS).isEmpty();
    }
}
