package io.github.socketiojakarta.example;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that are CDI beans, on each server: its own CDI, or Weld in the WAR. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class BeansIT implements OnServer {

    private static ServerProcess running;

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @BeforeParameterizedClassInvocation
    static void start(Server server) throws Exception {
        running = server.start(Application.beans(server.cdi()), "beans");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @Test
    @Shows(Capability.CDI)
    void injectsBeansOfAllScopes() throws Exception {
        run("CDI");
    }

    @Test
    @Shows(Capability.VALIDATION)
    void refusesArgumentsThatViolateConstraints() throws Exception {
        run("VALIDATION");
    }

    @Test
    @Shows(Capability.REQUEST_SCOPE)
    void hasARequestScopeForEachEvent() throws Exception {
        run("REQUEST_SCOPE");
    }

    private static void run(String part) throws Exception {
        Scripts.run(running, Map.of(part, "1"), "--test", "containers/beans.test.mjs");
    }
}
