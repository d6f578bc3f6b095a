package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.BroadcastAcks;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract in memory, where the cluster knows its servers. */
class InMemoryClusterTest extends ClusterContract {

    private final InMemoryCluster cluster = InMemoryCluster.create();

    @Override
    ClusterMedium medium() {
        return cluster.medium();
    }

    @Override
    void kill(ClusterMedium medium) {
        ((InMemoryMedium) medium).kill();
    }

    private InMemoryMedium place(int server) {
        return (InMemoryMedium) media.get(server);
    }

    @Test
    void aServerThatIsCutOffServesItsOwnClients() throws Exception {
        ClusterClient here = client(0);
        ClusterClient there = client(1);
        place(0).cutOff();
        io(0).emit("alone");
        io(1).emit("not heard");
        here.gets("42[\"alone\"]");
        CompletionStage<BroadcastAcks> acks =
                io(0).timeout(Duration.ofSeconds(10)).emitWithAck("ask");
        here.answer("[\"ask\"]", "[1]");
        assertThat(acks.toCompletableFuture().handle((all, failure) -> failure).get(10, TimeUnit.SECONDS))
                .hasMessageContaining("1 of 1 clients have answered; servers that have not told whom they asked: 1");
        place(0).reconnect();
        io(0).emit("together");
        here.gets("42[\"alone\"]", here.received().get(1), "42[\"together\"]");
        there.gets("42[\"not heard\"]", "42[\"together\"]");
    }

    @Test
    void whatIsLostIsMissing() throws Exception {
        client(1);
        place(1).lose(message -> message.type() == ClusterMessageType.FETCH_SOCKETS);
        assertThat(io(0).timeout(Duration.ofMillis(300))
                        .fetchSockets()
                        .toCompletableFuture()
                        .handle((sockets, failure) -> failure)
                        .get(10, TimeUnit.SECONDS))
                .hasMessageContaining("missing 1 response");
    }

    @Test
    void whatIsLateComesInItsOrder() {
        ClusterClient there = client(1);
        place(1).delay(Duration.ofMillis(100));
        io(0).emit("e");
        place(1).delay(Duration.ZERO);
        io(0).emit("f");
        there.gets("42[\"e\"]", "42[\"f\"]");
    }
}
