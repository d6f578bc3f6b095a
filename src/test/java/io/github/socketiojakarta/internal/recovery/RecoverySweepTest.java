package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import io.github.socketiojakarta.loopback.ServerProbe;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long something is kept for clients that may come back: no shorter, and no longer. */
class RecoverySweepTest {

    private final ManualTimer time = new ManualTimer();
    private final Loopback server = Loopback.at(
            time,
            SocketIoOptions.builder()
                    .pingInterval(Duration.ofSeconds(25))
                    .pingTimeout(Duration.ofSeconds(20))
                    .connectionStateRecovery(
                            ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(Duration.ofMinutes(2)))
                    .build());

    @AfterEach
    void stop() {
        server.close();
    }

    private KeptAmount kept() {
        return ServerProbe.recovery(server.io, "/");
    }

    private void connectAndLeave() {
        Client client = server.connect();
        client.leave();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> kept().sessions() == 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.io.sockets().isEmpty());
    }

    @Test
    void aSessionIsKeptForTheWindow() {
        connectAndLeave();
        time.advance(Duration.ofSeconds(119).toMillis());
        assertThat(kept().sessions()).isEqualTo(1);
        time.advance(Duration.ofSeconds(2).toMillis());
        assertThat(kept().sessions()).isZero();
        assertThat(time.pending()).isZero();
    }

    /** A client may need so long to notice that its connection is broken. */
    @Test
    void anEventIsKeptForAHeartbeatLonger() {
        server.io.emit("news", 1);
        assertThat(kept().packets()).isEqualTo(1);
        assertThat(kept().bytes()).isPositive();
        time.advance(Duration.ofSeconds(164).toMillis());
        assertThat(kept().packets()).isEqualTo(1);
        time.advance(Duration.ofSeconds(2).toMillis());
        assertThat(kept()).isEqualTo(new KeptAmount(0, 0, 0));
        assertThat(time.pending()).isZero();
    }

    @Test
    void whatIsKeptLaterIsForgottenLater() {
        server.io.emit("news", 1);
        time.advance(Duration.ofSeconds(100).toMillis());
        connectAndLeave();
        server.io.emit("news", 2);
        time.advance(Duration.ofSeconds(66).toMillis());
        assertThat(kept().packets()).isEqualTo(1);
        assertThat(kept().sessions()).isEqualTo(1);
        time.advance(Duration.ofSeconds(60).toMillis());
        assertThat(kept().packets()).isEqualTo(1);
        assertThat(kept().sessions()).isZero();
        time.advance(Duration.ofSeconds(40).toMillis());
        assertThat(kept()).isEqualTo(new KeptAmount(0, 0, 0));
        assertThat(time.pending()).isZero();
    }
}
