package io.github.socketiojakarta.pressure;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one client that does not read costs the server and the others. See {@link Load} for a longer run. */
class StalledReaderIT extends ServerTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private StalledReaderTrial trial;

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxSendBufferBytes(Load.bound()).pingInterval(Duration.ofHours(1)); // nobody here answers pings
    }

    @Override
    protected void handle(SocketIoServer io) {
        PressureRoom.serve(io, threads);
    }

    @BeforeEach
    void begin() {
        trial = StalledReaderTrial.of(container.name(), server, new Load(50, 100, 6).orAsProperties());
    }

    @AfterEach
    void end() {
        trial.close();
    }

    @AfterAll
    void stopThreads() {
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Readers.Kind.class)
    void harmsNobodyElseAndIsDisconnected(Readers.Kind kind) {
        trial.harmsNobodyElseAndIsDisconnected(kind);
    }

    @ParameterizedTest
    @EnumSource(Readers.Kind.class)
    void costsTheHeapNoMoreThanTheOptionSays(Readers.Kind kind) {
        trial.costsTheHeapNoMoreThanTheOptionSays(kind);
    }
}
