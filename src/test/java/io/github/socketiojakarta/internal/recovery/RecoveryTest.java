package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryTest {

    private static final Pattern CONNECTED = Pattern.compile("40\\{\"sid\":\"([\\w-]{20})\",\"pid\":\"([\\w-]{20})\"}");
    private static final Pattern OFFSET = Pattern.compile(".*,\"(\\w+)\"]");

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Loopback server = serve(ConnectionStateRecovery.defaults());

    @AfterEach
    void stop() {
        server.close();
    }

    private Loopback serve(ConnectionStateRecovery recovery) {
        Loopback started = new Loopback(
                SocketIoOptions.builder().connectionStateRecovery(recovery).build());
        started.io.onConnection(sockets::add);
        return started;
    }

    private void restart(ConnectionStateRecovery recovery) {
        server.close();
        server = serve(recovery);
    }

    private static ConditionFactory within5s() {
        return Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1));
    }

    private Recovery recovery() {
        return server.io.directory().main().recovery().orElseThrow();
    }

    /** A client with what it has to know to come back. */
    private record Session(Client client, String sid, String pid) {}

    private Session join() {
        return join(server.open(), "40");
    }

    private Session join(Client client, String packet) {
        int before = sockets.size();
        client.text(packet);
        within5s().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith("40{")));
        within5s().until(() -> sockets.size() > before); // the listener is called after the client has been told
        Matcher reply = client.sent.stream()
                .map(CONNECTED::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();
        return new Session(client, reply.group(1), reply.group(2));
    }

    private Session comeBack(Session session, String offset) {
        return join(server.open(), "40{\"pid\":\"" + session.pid + "\",\"offset\":\"" + offset + "\"}");
    }

    private static String lastOffset(Client client) {
        String last = null;
        for (String sent : client.sent) {
            Matcher matcher = OFFSET.matcher(sent);
            last = matcher.matches() ? matcher.group(1) : last;
        }
        return String.valueOf(last);
    }

    private void cut(Session session) {
        int kept = recovery().kept().sessions();
        session.client.leave();
        within5s().until(() -> recovery().kept().sessions() == kept + 1);
    }

    private Socket last() {
        return sockets.get(sockets.size() - 1);
    }

    @Test
    void givesBackIdRoomsDataAndWhatWasMissedInItsOrder() {
        Session session = join();
        last().join("room");
        last().data().put("name", "ann");
        server.io.emit("news", 1);
        String offset = lastOffset(session.client);
        assertThat(session.client.sent).last().isEqualTo("42[\"news\",1,\"" + offset + "\"]");
        cut(session);
        server.io.to("room").emit("missed", 2);
        server.io.to("elsewhere").emit("not meant", 3);
        server.io.except("room").emit("not meant", 4);
        server.io.to(session.sid).emit("missed", 5);
        server.io.emit("missed", new byte[2]);

        Session again = comeBack(session, offset);
        assertThat(again.sid).isEqualTo(session.sid);
        assertThat(again.pid).isEqualTo(session.pid);
        assertThat(List.copyOf(again.client.sent))
                .satisfiesExactly(
                        sent -> assertThat(sent).startsWith("42[\"missed\",2,"),
                        sent -> assertThat(sent).startsWith("42[\"missed\",5,"),
                        sent -> assertThat(sent).startsWith("451-[\"missed\",{\"_placeholder\":true,\"num\":0},"),
                        sent -> assertThat(sent).isEqualTo("binary 2"),
                        sent -> assertThat(sent).startsWith("40{"));
        assertThat(last().isRecovered()).isTrue();
        assertThat(last().id()).isEqualTo(session.sid);
        assertThat(last().rooms()).containsExactlyInAnyOrder(session.sid, "room");
        assertThat(last().data()).containsEntry("name", "ann");
        assertThat(sockets).hasSize(2);
        last().emit("live", 6);
        assertThat(again.client.sent).last().asString().startsWith("42[\"live\",6,");
    }

    @Test
    void comesBackAgainAndAgain() {
        Session session = join();
        server.io.emit("n", 0);
        String offset = lastOffset(session.client);
        for (int i = 1; i < 5; i++) {
            cut(session);
            server.io.emit("n", i);
            session = comeBack(session, offset);
            assertThat(session.client.sent).hasSize(2);
            offset = lastOffset(session.client);
        }
    }

    @Test
    void aClientThatHasReceivedNothingNeedsNoOffset() {
        Session session = join();
        cut(session);
        server.io.emit("first", 1);
        Session again = join(server.open(), "40{\"pid\":\"" + session.pid + "\"}");
        assertThat(again.sid).isEqualTo(session.sid);
        assertThat(again.client.sent).first().asString().startsWith("42[\"first\",1,");
    }

    @Test
    void keepsNeitherVolatileEventsNorThoseThatAskForAnAnswer() {
        Session session = join();
        server.io.emit("known");
        String offset = lastOffset(session.client);
        server.io.asVolatile().emit("volatile", 1);
        var unused = server.io.emitWithAck("question", 2);
        assertThat(session.client.sent).contains("42[\"volatile\",1]", "420[\"question\",2]");
        cut(session);
        assertThat(comeBack(session, offset).client.sent)
                .singleElement()
                .asString()
                .startsWith("40{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"pid\":\"unknown\",\"offset\":\"0\"}",
                "{\"pid\":\"PID\",\"offset\":\"unknown\"}",
                "{\"pid\":\"PID\",\"offset\":0}",
                "{\"pid\":[\"PID\"],\"offset\":\"0\"}",
                "{\"pid\":{},\"offset\":{}}",
                "{\"offset\":\"0\"}"
            })
    void isANewSocketIfItDoesNotKnowTheSecretsRight(String auth) {
        Session session = join();
        server.io.emit("news");
        cut(session);
        Session other = join(server.open(), "40" + auth.replace("PID", session.pid));
        assertThat(other.sid).isNotEqualTo(session.sid);
        assertThat(other.pid).isNotEqualTo(session.pid);
        assertThat(last().isRecovered()).isFalse();
        assertThat(other.client.sent).hasSize(1);
    }

    @Test
    void aSessionCanBeTakenOnce() {
        Session session = join();
        server.io.emit("news");
        String offset = lastOffset(session.client);
        cut(session);
        Session owner = comeBack(session, offset);
        owner.client.text("41");
        within5s().until(() -> server.io.sockets().isEmpty());
        assertThat(comeBack(session, offset).sid).isNotEqualTo(session.sid);
    }

    @Test
    void forgetsThoseWhoMeantToGoOrWereSentAway() {
        Session left = join();
        server.io.emit("news");
        String offset = lastOffset(left.client);
        left.client.text("41");
        Session sentAway = join();
        last().disconnect();
        within5s().until(() -> server.io.sockets().isEmpty());
        assertThat(recovery().kept().sessions()).isZero();
        assertThat(comeBack(left, offset).sid).isNotEqualTo(left.sid);
        assertThat(comeBack(sentAway, offset).sid).isNotEqualTo(sentAway.sid);
    }

    @Test
    void takesTheSessionOfAConnectionThatBrokeUnnoticed() {
        Session session = join();
        last().join("room");
        server.io.emit("news", 1);
        String offset = lastOffset(session.client);
        session.client.stall(); // from here on nothing arrives
        server.io.to("room").emit("missed", 2);
        Session again = comeBack(session, offset);
        assertThat(again.sid).isEqualTo(session.sid);
        assertThat(again.client.sent).first().asString().startsWith("42[\"missed\",2,");
        assertThat(server.io.sockets()).singleElement().isSameAs(last());
        assertThat(last().rooms()).containsExactlyInAnyOrder(session.sid, "room");
        server.io.to("room").emit("live", 3);
        assertThat(again.client.sent).last().asString().startsWith("42[\"live\",3,");
    }

    @Test
    void skipsTheMiddlewaresUnlessToldOtherwise() {
        AtomicInteger runs = new AtomicInteger();
        server.io.use(socket -> runs.incrementAndGet());
        Session session = join();
        server.io.emit("news");
        cut(session);
        comeBack(session, lastOffset(session.client));
        assertThat(runs).hasValue(1);
    }

    @Test
    void runsTheMiddlewaresIfToldTo() {
        restart(ConnectionStateRecovery.defaults().withSkipMiddlewares(false));
        List<Boolean> recovered = new ArrayList<>();
        server.io.use(socket -> recovered.add(socket.isRecovered()));
        Session session = join();
        server.io.emit("news");
        String offset = lastOffset(session.client);
        cut(session);
        Session again = comeBack(session, offset);
        assertThat(again.sid).isEqualTo(session.sid);
        assertThat(recovered).containsExactly(false, true);
        cut(again);
        server.io.use(socket -> {
            throw new ConnectionRefusedException("not any more");
        });
        Client refused = server.open();
        refused.text("40{\"pid\":\"" + session.pid + "\",\"offset\":\"" + offset + "\"}");
        assertThat(refused.sent).containsExactly("44{\"message\":\"not any more\"}");
        assertThat(recovery().kept().sessions()).isZero();
    }

    @Test
    void keepsNothingAfterTheWindow() {
        server.close();
        server = new Loopback(SocketIoOptions.builder()
                .connectionStateRecovery(
                        ConnectionStateRecovery.defaults().withMaxDisconnectionDuration(Duration.ofMillis(100)))
                .pingInterval(Duration.ofSeconds(3))
                .pingTimeout(Duration.ofSeconds(2))
                .build());
        server.io.onConnection(sockets::add);
        Session session = join();
        server.io.emit("news");
        String offset = lastOffset(session.client);
        session.client.leave();
        ConditionFactory within20s = within5s().atMost(20, TimeUnit.SECONDS);
        within20s.until(() -> server.io.sockets().isEmpty());
        within20s.until(() -> recovery().kept().sessions() + recovery().kept().packets() == 0);
        assertThat(recovery().kept().bytes()).isZero();
        within20s.until(() -> server.timers() == 0);
        assertThat(comeBack(session, offset).sid).isNotEqualTo(session.sid);
    }

    @Test
    void theLogStaysWithinItsBoundsWhileAClientNeverComesBack() {
        restart(ConnectionStateRecovery.defaults()
                .withMaxPackets(1_000)
                .withMaxBytes(100_000)
                .withMaxSessions(10));
        Session session = join();
        server.io.emit("news");
        String offset = lastOffset(session.client);
        cut(session);
        String text = "x".repeat(1_000);
        for (int i = 0; i < 5_000; i++) {
            server.io.emit("flood", text);
            assertThat(recovery().kept().bytes()).isLessThanOrEqualTo(100_000);
        }
        assertThat(recovery().kept().packets()).isBetween(30, 100);
        for (int i = 0; i < 5_000; i++) {
            server.io.emit("x");
        }
        assertThat(recovery().kept().packets()).isLessThanOrEqualTo(1_000);
        assertThat(comeBack(session, offset).sid).isNotEqualTo(session.sid);
        for (int i = 0; i < 15; i++) {
            join().client.leave();
        }
        within5s().until(() -> server.io.sockets().size() == 1);
        assertThat(recovery().kept().sessions()).isLessThanOrEqualTo(10);
    }

    @Test
    void everyClientSeesEveryNumberOnceAndInOrderWhileManySendAndConnectionsBreak() throws Exception {
        int senders = 3;
        int breaks = 5;
        int each = 2_000;
        List<Thread> threads = new ArrayList<>();
        server.io.onConnection(socket -> {
            if (!socket.isRecovered()) {
                socket.join("room");
            }
        });
        List<RestlessClient> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(new RestlessClient(join()));
        }
        for (int sender = 0; sender < senders; sender++) {
            int name = sender;
            threads.add(new Thread(() -> {
                for (int n = 0; n < each; n++) {
                    server.io.to("room").emit("n", name, n);
                    Thread.yield();
                    if ((n + 1) % (each / breaks) == 0) {
                        awaitBreaks(clients, (n + 1) / (each / breaks));
                    }
                }
            }));
        }
        clients.forEach(client -> threads.add(new Thread(client)));
        threads.forEach(Thread::start);
        for (Thread thread : threads.subList(0, senders)) {
            thread.join(60_000);
        }
        clients.forEach(client -> client.stopped = true);
        for (Thread thread : threads) {
            thread.join(60_000);
        }
        for (RestlessClient client : clients) {
            assertThat(client.failure).isNull();
            client.read();
            assertThat(client.breaks).isGreaterThanOrEqualTo(breaks);
            for (int sender = 0; sender < senders; sender++) {
                List<Integer> expected = new ArrayList<>();
                for (int n = 0; n < each; n++) {
                    expected.add(n);
                }
                assertThat(client.received.get(sender)).isEqualTo(expected);
            }
            assertThat(client.order).isEqualTo(clients.get(0).order);
        }
    }

    private static void awaitBreaks(List<RestlessClient> clients, int breaks) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(50))
                .until(() -> clients.stream().allMatch(client -> client.breaks >= breaks || client.failure != null));
    }

    /** A client whose connection breaks again and again, after some of what was sent has arrived and some has not. */
    private final class RestlessClient implements Runnable {
        private static final Pattern NUMBER = Pattern.compile("42\\[\"n\",(\\d+),(\\d+),\"(\\w+)\"]");

        private final List<List<Integer>> received = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final List<String> order = new ArrayList<>();
        private Session session;
        private String offset = "";
        private volatile int breaks;
        private volatile boolean stopped;
        private volatile Throwable failure;

        RestlessClient(Session session) {
            this.session = session;
        }

        @Override
        public void run() {
            try {
                while (!stopped) {
                    read();
                    if (!offset.isEmpty()) {
                        Session before = session;
                        before.client.leave(); // what has been sent meanwhile is lost
                        session = comeBack(before, offset);
                        assertThat(session.sid).isEqualTo(before.sid);
                        breaks++;
                    }
                    Thread.yield();
                }
            } catch (Throwable e) {
                failure = e;
            }
        }

        /** Takes what has arrived. */
        void read() {
            for (String sent = session.client.sent.poll(); sent != null; sent = session.client.sent.poll()) {
                Matcher number = NUMBER.matcher(sent);
                if (number.matches()) {
                    received.get(Integer.parseInt(number.group(1))).add(Integer.valueOf(number.group(2)));
                    order.add(number.group(1) + ":" + number.group(2));
                    offset = number.group(3);
                }
            }
        }
    }
}
