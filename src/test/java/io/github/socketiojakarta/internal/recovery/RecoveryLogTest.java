package io.github.socketiojakarta.internal.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.ConnectionStateRecovery;
import io.github.socketiojakarta.internal.adapter.BroadcastOptions;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacketType;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time is what the tests say it is. */
class RecoveryLogTest {

    private static final Set<String> IN_ROOM = Set.of("id", "room");

    private RecoveryLog log = new RecoveryLog(ConnectionStateRecovery.defaults());

    private void append(String offset, long now, BroadcastOptions receivers) {
        log.append(offset, now, receivers, List.of(packet(offset)));
    }

    private static EnginePacket packet(String text) {
        return new TextPacket(EnginePacketType.MESSAGE, text);
    }

    private static Position at(long number) {
        return new Position(number, Optional.empty());
    }

    private List<String> missed(long position) {
        return missed(at(position));
    }

    private List<String> missed(Position position) {
        return log.from(position, IN_ROOM).orElseThrow().stream()
                .map(event -> ((TextPacket) event.packets().get(0)).wireText())
                .toList();
    }

    @Test
    void replaysWhatIsMeantForOneOfTheRoomsAndExceptsNone() {
        append("all", 0, BroadcastOptions.ALL);
        append("room", 0, BroadcastOptions.ALL.to("other", "room"));
        append("own", 0, BroadcastOptions.ALL.to("id"));
        append("other", 0, BroadcastOptions.ALL.to("other"));
        append("all but room", 0, BroadcastOptions.ALL.except("room"));
        append("room but id", 0, BroadcastOptions.ALL.to("room").except("id"));
        assertThat(missed(0)).containsExactly("all", "room", "own");
    }

    @Test
    void goesOnAfterTheLastEventReceived() {
        append("a", 0, BroadcastOptions.ALL);
        append("b", 0, BroadcastOptions.ALL);
        append("c", 0, BroadcastOptions.ALL);
        assertThat(missed(log.after("a").orElseThrow())).containsExactly("b", "c");
        assertThat(missed(log.after("c").orElseThrow())).isEmpty();
        assertThat(log.after("d")).isEmpty();
    }

    /** So that another server can go on where this one was. */
    @Test
    void knowsThePlacesOfItsEventsInTheMedium() {
        append("own", 0, BroadcastOptions.ALL);
        log.reached("5-0");
        append("5-0", 0, BroadcastOptions.ALL);
        log.reached("7-0");
        append("own too", 0, BroadcastOptions.ALL);
        assertThat(log.after("own")).contains(at(1));
        assertThat(log.after("5-0")).contains(new Position(2, Optional.of("5-0")));
        assertThat(log.after("own too")).contains(new Position(3, Optional.of("7-0")));
        assertThat(log.here()).isEqualTo(new Position(3, Optional.of("7-0")));
    }

    @Test
    void forgetsByAge() {
        append("a", 1, BroadcastOptions.ALL);
        append("b", 2, BroadcastOptions.ALL);
        append("c", 3, BroadcastOptions.ALL);
        log.expire(3);
        assertThat(log.size()).isEqualTo(1);
        assertThat(log.after("b")).isEmpty();
        assertThat(log.from(at(1), IN_ROOM)).isEqualTo(Optional.empty());
        assertThat(missed(2)).containsExactly("c");
        log.expire(4);
        assertThat(log.size()).isZero();
        assertThat(log.bytes()).isZero();
        assertThat(log.oldest()).isEmpty();
        assertThat(log.from(at(2), IN_ROOM)).isEqualTo(Optional.empty());
        assertThat(missed(3)).isEmpty();
    }

    @Test
    void comparesTimesThatOverflow() {
        append("before", Long.MAX_VALUE, BroadcastOptions.ALL);
        append("after", Long.MIN_VALUE, BroadcastOptions.ALL);
        log.expire(Long.MAX_VALUE);
        assertThat(log.size()).isEqualTo(2);
        log.expire(Long.MIN_VALUE);
        assertThat(log.size()).isEqualTo(1);
    }

    @Test
    void forgetsTheOldestWhenThereAreTooMany() {
        log = new RecoveryLog(ConnectionStateRecovery.defaults()
                .withMaxPackets(2)
                .withMaxBytes(1_000_000)
                .withMaxSessions(1));
        append("a", 0, BroadcastOptions.ALL);
        append("b", 0, BroadcastOptions.ALL);
        append("c", 0, BroadcastOptions.ALL);
        assertThat(log.retains(at(0))).isFalse();
        assertThat(missed(1)).containsExactly("b", "c");
    }

    @Test
    void keepsNothingLargerThanAllItMayKeep() {
        log = new RecoveryLog(ConnectionStateRecovery.defaults()
                .withMaxPackets(10)
                .withMaxBytes(1_000)
                .withMaxSessions(1));
        append("x".repeat(5_000), 0, BroadcastOptions.ALL);
        assertThat(log.bytes()).isZero();
        assertThat(log.retains(at(0)))
                .as("whoever needs it cannot be recovered")
                .isFalse();
        assertThat(log.retains(at(1))).isTrue();
    }
}
