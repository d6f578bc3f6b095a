package io.github.socketiojakarta.internal.engine.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.EngineCloseReason;
import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.EngineSession;
import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.internal.engine.session.SendQueue;
import io.github.socketiojakarta.internal.engine.session.ServerSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebSocketTransportTest {

    private static final int AT_ONCE = 20;

    private final EngineFixture engine = new EngineFixture();
    private final Channel client = engine.openWebSocket();

    @Test
    void hasOneFrameInFlight() {
        client.holdCallbacks = true;
        for (int i = 0; i < 5; i++) {
            engine.session.send(EngineFixture.message("m" + i));
        }
        assertThat(client.sent).containsExactly("4m0");
        for (int i = 0; i < 5; i++) {
            client.callBack(null);
        }
        assertThat(client.sent).containsExactly("4m0", "4m1", "4m2", "4m3", "4m4");
        assertThat(client.callbacks).isEmpty();
    }

    @Test
    void doesNotNestSendsWhenTheContainerCallsBackInsideTheSend() {
        client.holdCallbacks = true;
        engine.session.send(EngineFixture.message("first"));
        IntStream.range(0, 60).forEach(i -> engine.session.send(EngineFixture.message("m" + i)));
        client.holdCallbacks = false;
        client.callBack(null);
        assertThat(client.sent).hasSize(61);
        assertThat(engine.session.pendingPackets()).isZero();
    }

    @Test
    void keepsAMessageAndItsAttachmentsTogether() {
        engine.session.send(List.of(
                TextPacket.message("51-[]"), new BinaryPacket(ByteBuffer.allocate(3)), TextPacket.message("next")));
        assertThat(client.sent).containsExactly("451-[]", "binary 3", "4next");
    }

    @Test
    void sendsNothingPastAQueueThatIsNotTheSessions() {
        ServerSession session = engine.openPolling();
        session.send(EngineFixture.message("first"));
        Channel channel = new Channel();
        WebSocketTransport transport = new WebSocketTransport(
                session,
                channel,
                new SendQueue(EngineFixture.MAX_SEND_BUFFER, () -> 0),
                engine.server.threads(),
                failure -> {});
        assertThat(transport.pass(EngineFixture.message("second"))).isFalse();
        assertThat(channel.sent).isEmpty();
        transport.takeOver(session.queue());
        assertThat(transport.pass(EngineFixture.message("third"))).isTrue();
        assertThat(channel.sent).containsExactly("4first", "4third");
    }

    /** Each sender has some on their way, so that one could overtake another. */
    @Test
    void keepsTheOrderOfEachSenderWhenManySendAtOnce() throws Exception {
        int senders = 4;
        int each = 2_000;
        ExecutorService callbacks = Executors.newSingleThreadExecutor();
        Channel channel = new Channel();
        channel.executor = callback -> {
            if (ThreadLocalRandom.current().nextBoolean()) {
                callbacks.execute(callback);
            } else {
                callback.run();
            }
        };
        EngineSession session = engine.openWebSocket(channel);
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        for (int sender = 0; sender < senders; sender++) {
            String name = sender + ":";
            threads.execute(() -> {
                for (int i = 0; i < each; i++) {
                    session.send(EngineFixture.message(name + i));
                    if (i % AT_ONCE == AT_ONCE - 1) { // or the queue would be full
                        CompletableFuture<Void> gone = new CompletableFuture<>();
                        session.whenSent(receipt(gone));
                        gone.join();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        callbacks.shutdown();
        assertThat(callbacks.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        for (int sender = 0; sender < senders; sender++) {
            String prefix = "4" + sender + ":";
            assertThat(channel.sent.stream().filter(frame -> frame.startsWith(prefix)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
        }
        assertThat(channel.overlapped).isFalse();
        assertThat(session.bufferedBytes()).isZero();
    }

    private static SendReceipt receipt(CompletableFuture<Void> gone) {
        return new SendReceipt() {
            @Override
            public void sent() {
                gone.complete(null);
            }

            @Override
            public void lost() {
                gone.completeExceptionally(new IllegalStateException("lost"));
            }
        };
    }

    @Test
    void takesAnythingASendThrowsAsTheEndOfTheConnection() {
        client.failure = new IllegalArgumentException("newPosition > limit");
        engine.session.send(EngineFixture.message("m"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(client.closed).isNotNull();
    }

    @Test
    void takesAnythingTheLayerAboveThrowsAsTheEndOfTheConnection() {
        engine.whenDrained = () -> {
            throw new StackOverflowError("a listener that sends within itself");
        };
        engine.session.send(EngineFixture.message("m"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(client.closed).isNotNull();
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void takesAFailedCallbackAsTheEndOfTheConnection() {
        client.holdCallbacks = true;
        engine.session.send(EngineFixture.message("m"));
        client.callBack(new IOException("broken pipe"));
        engine.session.send(EngineFixture.message("n"));
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
        assertThat(client.sent).containsExactly("4m");
    }

    @Test
    void closesAfterEverythingHasBeenSent() {
        client.holdCallbacks = true;
        engine.session.send(EngineFixture.message("a"));
        engine.session.send(EngineFixture.message("b"));
        engine.session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        assertThat(engine.events).containsExactly("closed FORCED_SERVER_CLOSE");
        assertThat(client.closed).isNull();
        client.callBack(null);
        assertThat(client.closed).isNull();
        client.callBack(null);
        assertThat(client.sent).containsExactly("4a", "4b");
        assertThat(client.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(engine.server.sessionCount()).isZero();
        assertThat(engine.timer.pending()).isZero();
    }

    @Test
    void givesUpAClientThatDoesNotTakeTheRestWhenTheSessionCloses() {
        client.holdCallbacks = true;
        engine.session.send(EngineFixture.message("a"));
        engine.session.close(EngineCloseReason.FORCED_SERVER_CLOSE);
        engine.timer.advance(30_000);
        assertThat(client.closed).isEqualTo(WebSocketClose.NORMAL);
        assertThat(engine.server.sessionCount()).isZero();
    }

    @Test
    void disconnectsAClientThatLetsTheQueueFillUp() {
        client.holdCallbacks = true;
        String large = "x".repeat(1_000);
        for (int i = 0; i < 10; i++) {
            engine.session.send(EngineFixture.message(large));
        }
        assertThat(engine.events).containsExactly("closed SLOW_CONSUMER");
        assertThat(client.closed).isEqualTo(WebSocketClose.SLOW_CONSUMER);
        assertThat(engine.session.pendingPackets()).isZero();
        assertThat(engine.session.bufferedBytes()).isZero();
    }

    @Test
    void letsOneMessageThroughThatIsLargerThanTheBound() {
        engine.session.send(EngineFixture.message("x".repeat(EngineFixture.MAX_SEND_BUFFER)));
        assertThat(client.sent).hasSize(1);
        assertThat(engine.events).isEmpty();
    }

    @Test
    void tellsTheClientToComeBackWhenTheServerCloses() {
        engine.server.close();
        assertThat(client.closed).isEqualTo(WebSocketClose.GOING_AWAY);
        assertThat(engine.events).containsExactly("closed SERVER_SHUTTING_DOWN");
    }

    @Test
    void closesWithTheCodeForMessagesThatAreTooBig() {
        client.receiver.tooBig();
        assertThat(client.closed).isEqualTo(WebSocketClose.TOO_BIG);
        assertThat(engine.events).containsExactly("closed TRANSPORT_ERROR");
    }

    @Test
    void refusesWhatIsNotAPacket() {
        client.receiver.text("abc");
        assertThat(engine.events).containsExactly("closed PARSE_ERROR");
    }

    @Test
    void endsWhenTheClientSendsAClosePacket() {
        client.receiver.text("1");
        assertThat(engine.events).containsExactly("closed TRANSPORT_CLOSE");
        assertThat(client.closed).isNotNull();
    }

    /** Whoever knows that it has ended may come back at once, and there is to be a place. */
    @Test
    void isForgottenBeforeTheClientIsTold() {
        List<Integer> left = new ArrayList<>();
        client.whenClosed = () -> left.add(engine.server.sessionCount());
        engine.session.close(EngineCloseReason.SERVER_SHUTTING_DOWN);
        assertThat(left).containsExactly(0);
    }
}
