package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime();
    private final List<String> done = new ArrayList<>();

    private void at(long millis, String name) {
        var unused =
                time.schedule(() -> done.add(name + "@" + time.passed().toMillis()), millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void runsWhatIsDueInItsOrder() {
        at(20, "c");
        at(10, "a");
        at(10, "b");
        time.advance(Duration.ofMillis(15));
        assertThat(done).containsExactly("a@10", "b@10");
        time.advance(Duration.ofMillis(5));
        assertThat(done).containsExactly("a@10", "b@10", "c@20");
        assertThat(time.passed()).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void runsWhatATaskSetsIfItIsDueToo() {
        var unused = time.schedule(() -> at(10, "inner"), 10, TimeUnit.MILLISECONDS);
        time.advance(Duration.ofMillis(30));
        assertThat(done).containsExactly("inner@20");
    }

    @Test
    void repeats() {
        var rate = time.scheduleAtFixedRate(() -> done.add("x"), 5, 10, TimeUnit.MILLISECONDS);
        var delay = time.scheduleWithFixedDelay(() -> done.add("y"), 6, 10, TimeUnit.MILLISECONDS);
        time.advance(Duration.ofMillis(26));
        assertThat(done).containsExactly("x", "y", "x", "y", "x", "y");
        rate.cancel(false);
        delay.cancel(false);
        time.advance(Duration.ofMillis(100));
        assertThat(done).hasSize(6);
    }

    @Test
    void tellsWhatATaskReturnsAndHowLongItTakes() throws Exception {
        var task = time.schedule(() -> "value", 10, TimeUnit.MILLISECONDS);
        assertThat(task.getDelay(TimeUnit.MILLISECONDS)).isEqualTo(10);
        time.advance(Duration.ofMillis(10));
        assertThat(task.get()).isEqualTo("value");
    }

    @Test
    void dropsEverythingWhenItEnds() {
        at(10, "a");
        time.shutdown();
        at(10, "b");
        time.advance(Duration.ofSeconds(1));
        assertThat(done).isEmpty();
        assertThat(time.isTerminated()).isTrue();
        assertThat(time.shutdownNow()).isEmpty();
    }

    @Test
    void hasAClockForOtherZones() {
        ZoneId zone = ZoneId.of("Europe/Vienna");
        assertThat(time.clock().withZone(zone).getZone()).isEqualTo(zone);
        assertThat(time.clock().withZone(zone).instant()).isEqualTo(time.clock().instant());
    }
}
