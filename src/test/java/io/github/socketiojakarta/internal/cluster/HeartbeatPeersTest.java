package io.github.socketiojakarta.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.cluster.ClusterMessage;
import io.github.socketiojakarta.cluster.ClusterThreads;
import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.engine.ManualTimer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 2 of the notes on clusters: 5 s between heartbeats, 10 s of silence. */
class HeartbeatPeersTest {

    private final ManualTimer time = new ManualTimer();
    private final List<String> sent = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final HeartbeatPeers peers = new HeartbeatPeers(threads(), ClusterTiming.DEFAULTS, this::send, lost::add);

    private ClusterThreads threads() {
        EngineThreads threads = time.threads();
        return ClusterThreads.of(threads.timer(), threads.worker(), threads.nanoTime());
    }

    private void send(ClusterMessage message) {
        sent.add(message.type().name());
    }

    private int count() {
        return peers.expected().toCompletableFuture().join().count();
    }

    @Test
    void greetsTheOthersAndTellsThemThatItIsStillThere() {
        peers.start();
        assertThat(sent).containsExactly("INITIAL_HEARTBEAT");
        time.advance(4_000);
        assertThat(sent).hasSize(1);
        time.advance(2_000);
        assertThat(sent).containsExactly("INITIAL_HEARTBEAT", "HEARTBEAT");
        time.advance(10_000);
        assertThat(sent).hasSize(4);
    }

    @Test
    void answersMoreGreetingsThanOneInASecondOnce() {
        peers.start();
        time.advance(3_000);
        sent.clear();
        peers.greeted();
        peers.greeted();
        peers.greeted();
        assertThat(sent).containsExactly("HEARTBEAT");
        time.advance(1_000);
        assertThat(sent).containsExactly("HEARTBEAT", "HEARTBEAT");
        time.advance(3_000);
        assertThat(sent).hasSize(2);
    }

    @Test
    void forgetsWhoIsSilentFor10Seconds() {
        peers.start();
        peers.heard("a");
        peers.heard("b");
        time.advance(8_000);
        peers.heard("b");
        assertThat(count()).isEqualTo(2);
        time.advance(4_000);
        assertThat(lost).containsExactly("a");
        assertThat(peers.expected().toCompletableFuture().join().ids()).containsExactly("b");
    }

    @Test
    void doesNotBelieveInAnyNumberOfServers() {
        for (int i = 0; i < 5_000; i++) {
            peers.heard("server " + i);
        }
        assertThat(count()).isEqualTo(1_000);
    }

    @Test
    void leavesNothingBehind() {
        peers.start();
        peers.heard("a");
        peers.stop();
        assertThat(time.pending()).isZero();
        assertThat(count()).isZero();
    }
}
