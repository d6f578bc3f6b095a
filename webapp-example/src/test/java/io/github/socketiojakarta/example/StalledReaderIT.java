package io.github.socketiojakarta.example;

import io.github.socketiojakarta.pressure.Load;
import io.github.socketiojakarta.pressure.Readers.Kind;
import io.github.socketiojakarta.pressure.StalledReaderTrial;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients that do not read cost each server and their neighbours; as short as a build needs it by default. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class StalledReaderIT implements OnServer {

    private static ServerProcess running;

    @Parameter
    Server server;

    private StalledReaderTrial trial;

    static List<Server> servers() {
        return Server.chosen();
    }

    @Override
    public Server server() {
        return server;
    }

    @BeforeParameterizedClassInvocation
    static void start(Server server) throws Exception {
        running = server.start(Application.pressure(), "pressure");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        running.close();
    }

    @BeforeEach
    void begin() {
        trial = StalledReaderTrial.of(
                server.title(), () -> running.address().getPort(), new Load(30, 100, 6).orAsProperties());
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void harmsNobodyElseAndIsDisconnected(Kind kind) {
        trial.harmsNobodyElseAndIsDisconnected(kind);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void costsTheHeapNoMoreThanTheOptionSays(Kind kind) {
        trial.costsTheHeapNoMoreThanTheOptionSays(kind);
    }
}
