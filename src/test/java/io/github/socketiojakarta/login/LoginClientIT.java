package io.github.socketiojakarta.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.clients.NodeScript;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.Login;
import io.github.socketiojakarta.harness.TestServer;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the official JavaScript client makes of a login, as the guide says. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class LoginClientIT {

    private static final String TOLD = "ended: io server disconnect, gives up";
    private static final String REFUSED = "ended: transport error, tries again";

    @Parameter
    Container container;

    private static void handle(SocketIoServer io) {
        io.onConnection(socket -> {
            socket.on(
                    "who am I",
                    (args, ack) -> ack.send(socket.handshake()
                            .principal()
                            .map(Principal::getName)
                            .orElse("nobody")));
            socket.on("log out", args -> logOut(socket));
        });
    }

    private static void logOut(Socket socket) {
        socket.handshake().httpSession().ifPresentOrElse(HttpSession::invalidate, socket::disconnect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BASIC | polling   | refused: xhr poll error, TransportError, 401
            BASIC | websocket | refused: websocket error, TransportError, 401
            FORM  | polling   | refused:
            FORM  | websocket | refused: websocket error, TransportError
            """)
    void itIsRefusedWithoutALoginAndToldOfTheLogout(Login.Method method, String transport, String refusal)
            throws Exception {
        Login login = Login.by(method);
        try (TestServer server =
                container.start(login, new LoginApplication(SocketIoOptions.defaults(), LoginClientIT::handle))) {
            Map<String, String> environment =
                    Map.of("URL", server.url(), "TRANSPORT", transport, "HEADER", login.headerOf(server, "alice"));
            String output = NodeScript.run(environment, "client/login.mjs");
            boolean mayAskWhenItIsNobody = method == Login.Method.FORM && transport.equals("polling");
            Set<String> endings = mayAskWhenItIsNobody ? Set.of(TOLD, REFUSED) : Set.of(TOLD);
            assertThat(output.lines())
                    .hasSize(3)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith(refusal).endsWith("tries again"),
                            line -> assertThat(line).isEqualTo("user: alice"),
                            line -> assertThat(line).isIn(endings));
        }
    }
}
