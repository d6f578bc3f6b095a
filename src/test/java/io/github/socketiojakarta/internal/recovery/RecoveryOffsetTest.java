package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a client goes on that has received its last event long ago, or in another life. */
class RecoveryOffsetTest {

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Loopback server = new Loopback(SocketIoOptions.builder()
            .connectionStateRecovery(ConnectionStateRecovery.defaults()
                    .withMaxPackets(2)
                    .withMaxBytes(1_000_000)
                    .withMaxSessions(10))
            .build());

    RecoveryOffsetTest() {
        server.io.onConnection(sockets::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Client join(String auth) {
        Client client = server.open();
        client.text("40" + auth);
        Awaitility.await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40{")));
        return client;
    }

    private static String pid(Client client) {
        String reply = client.sent.stream()
                .filter(sent -> sent.startsWith("40{"))
                .findFirst()
                .orElseThrow();
        return reply.replaceAll(".*\"pid\":\"|\"}", "");
    }

    private static String offset(Client client) {
        return client.sent.stream()
                .filter(sent -> sent.startsWith("42"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .replaceAll(".*,\"|\"]", "");
    }

    private void cut(Client client) {
        Recovery recovery = server.io.directory().main().recovery().orElseThrow();
        int kept = recovery.kept().sessions();
        client.leave();
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> recovery.kept().sessions() == kept + 1);
    }

    private static String auth(String pid, String offset) {
        return "{\"pid\":\"" + pid + "\",\"offset\":\"" + offset + "\"}";
    }

    private void forgetWhatWasSent() {
        for (int i = 0; i < 5; i++) {
            server.io.to("elsewhere").emit("noise");
        }
    }

    private Socket last() {
        return sockets.get(sockets.size() - 1);
    }

    @Test
    void aQuietClientComesBackAlthoughItsLastEventIsForgotten() {
        Client client = join("");
        server.io.emit("hello");
        forgetWhatWasSent();
        cut(client);
        server.io.emit("missed");
        Client again = join(auth(pid(client), offset(client)));
        assertThat(last().isRecovered()).isTrue();
        assertThat(again.sent).hasSize(2).first().asString().startsWith("42[\"missed\",");
    }

    @Test
    void aQuietClientComesBackAgainAndAgain() {
        Client client = join("");
        server.io.emit("hello");
        String offset = offset(client);
        String pid = pid(client);
        for (int i = 0; i < 3; i++) {
            forgetWhatWasSent();
            cut(client);
            client = join(auth(pid, offset));
            assertThat(last().isRecovered()).isTrue();
            assertThat(client.sent).hasSize(1);
        }
    }

    @Test
    void aClientThatNeverGotAnythingComesBackAfterALongTime() {
        Client client = join("");
        forgetWhatWasSent();
        cut(client);
        server.io.emit("missed");
        Client again = join("{\"pid\":\"" + pid(client) + "\"}");
        assertThat(last().isRecovered()).isTrue();
        assertThat(again.sent).hasSize(2).first().asString().startsWith("42[\"missed\",");
    }

    @Test
    void aClientWhoseLastEventsWereLostAndForgottenIsNew() {
        Client client = join("");
        server.io.emit("hello");
        String received = offset(client);
        server.io.emit("lost");
        forgetWhatWasSent();
        cut(client);
        join(auth(pid(client), received));
        assertThat(last().isRecovered()).isFalse();
    }

    @Test
    void theOffsetOfAFormerSessionDoesNotBringEventsFromBeforeThisOne() {
        Client former = join("");
        server.io.emit("hello");
        String stale = offset(former);
        cut(former);
        server.io.emit("while it was away");
        Client client = join(auth("unknown", stale));
        cut(client);
        Client again = join(auth(pid(client), stale));
        assertThat(last().isRecovered()).isTrue();
        assertThat(again.sent).hasSize(1);
    }

    @Test
    void whatIsSentToASocketWhoseConnectionIsBrokenArrivesToo() {
        Client client = join("");
        Socket socket = last();
        socket.emit("hello");
        cut(client);
        assertThat(socket.isConnected()).isFalse();
        socket.emit("missed", 1);
        Client again = join(auth(pid(client), offset(client)));
        assertThat(again.sent).hasSize(2).first().asString().startsWith("42[\"missed\",1,");
    }

    @Test
    void whatIsSentToASocketThatMeantToGoIsNotKept() {
        Client client = join("");
        Socket socket = last();
        client.text("41");
        Awaitility.await().until(() -> server.io.sockets().isEmpty());
        socket.emit("late");
        assertThat(server.io.directory().main().recovery().orElseThrow().kept().packets())
                .isZero();
    }
}
