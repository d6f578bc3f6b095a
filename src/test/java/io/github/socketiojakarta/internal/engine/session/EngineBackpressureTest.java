package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.socketiojakarta.internal.engine.EngineFixture;
import io.github.socketiojakarta.internal.engine.EngineFixture.Channel;
import io.github.socketiojakarta.internal.engine.door.WebSocketClose;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EngineBackpressureTest {

    private static final int PATIENCE = 30_000;

    private final EngineFixture engine = new EngineFixture();
    private final List<String> answers = new ArrayList<>();

    private void post(ServerSession session, String body) {
        assertThat(Objects.requireNonNull(session.beginPost(() -> {}))
                        .complete(new Payload.Text(body), () -> answers.add("ok")))
                .isTrue();
    }

    @Test
    void withholdsTheAnswerToAPostUntilThereIsRoom() {
        ServerSession session = engine.openPolling();
        engine.full = true;
        post(session, "4a\u001e4b");
        assertThat(engine.events).containsExactly("text a", "text b");
        assertThat(answers).isEmpty();
        engine.full = false;
        engine.whenRoom.run();
        assertThat(answers).containsExactly("ok");
        post(session, "4c");
        assertThat(answers).hasSize(2);
        engine.timer.advance(PATIENCE);
        assertThat(engine.events).as("the time has not run out").noneMatch(event -> event.contains("FAST"));
    }

    /** One reader may wait at once here. */
    @Test
    void letsAReaderWaitAgainAfterEachOneThatWaited() throws Exception {
        Channel client = engine.openWebSocket();
        for (int round = 0; round < 3; round++) {
            engine.full = true;
            engine.whenRoom = null;
            Thread reader = new Thread(() -> client.receiver.text("4a"));
            reader.start();
            await().atMost(Duration.ofSeconds(30)).until(() -> engine.whenRoom != null);
            engine.full = false;
            engine.whenRoom.run();
            reader.join(30_000);
            assertThat(reader.isAlive()).isFalse();
        }
        assertThat(engine.events).containsExactly("text a", "text a", "text a");
    }

    @Test
    void takesNoOtherPostMeanwhile() {
        ServerSession session = engine.openPolling();
        engine.full = true;
        post(session, "4a");
        assertThat(session.beginPost(() -> {})).isNull();
        assertThat(engine.events).containsExactly("text a", "closed TRANSPORT_ERROR");
    }

    @Test
    void endsTheSessionOfAPostThatFindsNoRoomForLong() {
        ServerSession session = engine.openPolling();
        engine.full = true;
        engine.busy = true;
        post(session, "4a");
        engine.timer.advance(PATIENCE - 1);
        assertThat(engine.events).containsExactly("text a");
        engine.timer.advance(1);
        assertThat(engine.events).containsExactly("text a", "closed FAST_PRODUCER");
        assertThat(engine.server.sessionCount()).as("until its last poll").isEqualTo(1);
    }

    @Test
    void pausesAWebSocketThatCanBePaused() {
        Channel client = engine.openWebSocket();
        client.canPause = true;
        client.receiver.text("4a");
        assertThat(client.paused).isFalse();
        engine.full = true;
        client.receiver.text("4b");
        assertThat(client.paused).isTrue();
        engine.full = false;
        engine.whenRoom.run();
        assertThat(client.paused).isFalse();
        assertThat(engine.events).containsExactly("text a", "text b");
    }

    @Test
    void givesUpAPausedWebSocketAfterAWhileAndSaysWhy() {
        Channel client = engine.openWebSocket();
        client.canPause = true;
        engine.full = true;
        engine.busy = true;
        client.receiver.text("4a");
        engine.timer.advance(PATIENCE);
        assertThat(engine.events).containsExactly("text a", "closed FAST_PRODUCER");
        assertThat(client.closed).isEqualTo(WebSocketClose.FAST_PRODUCER);
    }

    @Test
    void blocksTheThreadThatReadsAWebSocketThatCannotAndNoMoreThanAFew() throws InterruptedException {
        Channel client = engine.openWebSocket();
        engine.full = true;
        Thread reader = new Thread(() -> client.receiver.text("4a"), "reader");
        reader.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> reader.getState() == Thread.State.TIMED_WAITING);
        Channel oneTooMany = engine.openWebSocket();
        oneTooMany.receiver.text("4b");
        assertThat(engine.events).containsExactly("text a", "text b", "closed FAST_PRODUCER");
        assertThat(oneTooMany.closed).isEqualTo(WebSocketClose.FAST_PRODUCER);
        engine.full = false;
        engine.whenRoom.run();
        reader.join(20_000);
        assertThat(reader.isAlive()).isFalse();
        assertThat(client.closed).isNull();
    }
}
