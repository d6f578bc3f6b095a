package io.github.socketiojakarta.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contract in memory. */
class InMemoryRecoveryTest extends ClusterRecoveryContract {

    private static final int KEPT = 3_000;

    private final InMemoryCluster cluster = InMemoryCluster.create().keepingSessions(KEPT);

    @Override
    ClusterMedium medium() {
        return cluster.medium();
    }

    @Override
    void kill(ClusterMedium medium) {
        ((InMemoryMedium) medium).kill();
    }

    /** Its last event is not kept any more, but it has missed nothing since then. */
    @Test
    void aClientOfQuietRoomsComesBackAfterALongTime() {
        ClusterClient client = client(0);
        io(1).to(client.id()).emit("first");
        gets(client, "42[\"first\"]");
        for (int i = 0; i <= KEPT; i++) {
            io(1).to("elsewhere").emit("e");
        }
        ClusterClient other = client(0);
        io(1).to(other.id()).emit("last");
        gets(other, "42[\"last\"]");
        breakOff(0, client);
        io(1).to(client.id()).emit("missed");
        ClusterClient back = comeBack(2, client, client.lastOffset());
        assertThat(back.id()).isEqualTo(client.id());
        gets(back, "42[\"missed\"]");
    }

    @Test
    void aClientThatHasMissedWhatIsNotKeptIsANewOne() {
        ClusterClient client = client(0);
        io(1).emit("first");
        gets(client, "42[\"first\"]");
        breakOff(0, client);
        for (int i = 0; i <= KEPT; i++) {
            io(1).to("elsewhere").emit("e");
        }
        ClusterClient other = client(2);
        io(1).to(other.id()).emit("last");
        gets(other, "42[\"last\"]");
        assertThat(comeBack(2, client, client.lastOffset()).id()).isNotEqualTo(client.id());
    }
}
