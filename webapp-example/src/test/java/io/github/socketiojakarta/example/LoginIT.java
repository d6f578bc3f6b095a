package io.github.socketiojakarta.example;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users who log in as the container wants it, on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class LoginIT implements OnServer {

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @ParameterizedTest
    @EnumSource
    @Shows(Capability.ROLES)
    void letsInWhoHasLoggedInAndCallsWhatTheirRolesAllow(LoginMethod method) throws Exception {
        try (ServerProcess running = server.start(Application.login(method), "login-" + method)) {
            Scripts.run(running, Map.of("METHOD", method.name()), "--test", "containers/login.test.mjs");
        }
    }
}
