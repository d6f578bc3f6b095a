package io.github.socketiojakarta.internal.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.adapter.EmitFlags.Delivery;
import io.github.socketiojakarta.internal.adapter.EmitFlags.Scope;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class EmitFlagsTest {

    private static final Duration TIME = Duration.ofSeconds(7);

    private static final List<UnaryOperator<EmitFlags>> CHANGES = List.of(
            flags -> flags.with(Delivery.VOLATILE),
            flags -> flags.withCompress(false),
            flags -> flags.with(Scope.LOCAL),
            flags -> flags.withTimeout(TIME));

    private static final EmitFlags ALL = EmitFlags.NONE
            .with(Delivery.VOLATILE)
            .withCompress(false)
            .with(Scope.LOCAL)
            .withTimeout(TIME);

    @Test
    void eachChangeIsOneOfItsOwn() {
        assertThat(CHANGES.stream().map(change -> change.apply(EmitFlags.NONE)))
                .doesNotHaveDuplicates()
                .doesNotContain(EmitFlags.NONE, ALL);
        assertThat(ALL.delivery()).isEqualTo(Delivery.VOLATILE);
        assertThat(ALL.compress()).isFalse();
        assertThat(ALL.scope()).isEqualTo(Scope.LOCAL);
        assertThat(ALL.timeout()).hasValue(TIME);
    }

    /** In whatever order an application sets them. */
    @Test
    void eachChangeKeepsWhatWasSetBefore() {
        for (UnaryOperator<EmitFlags> last : CHANGES) {
            EmitFlags others = EmitFlags.NONE;
            for (UnaryOperator<EmitFlags> change : CHANGES) {
                others = change == last ? others : change.apply(others);
            }
            assertThat(last.apply(others)).isEqualTo(ALL);
        }
    }

    @Test
    void aChangeCanBeTakenBack() {
        EmitFlags plain = ALL.with(Delivery.QUEUED).with(Scope.CLUSTER).withCompress(true);
        assertThat(plain).isEqualTo(EmitFlags.NONE.withTimeout(TIME));
        assertThat(plain.withTimeout(TIME.dividedBy(7)).timeout()).hasValue(Duration.ofSeconds(1));
    }
}
