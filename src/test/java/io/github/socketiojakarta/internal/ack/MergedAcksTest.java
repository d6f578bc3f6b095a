package io.github.socketiojakarta.internal.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.BroadcastAcks;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.MissingAck;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MergedAcksTest {

    private static final BroadcastAcks NOBODY = BroadcastAcks.of(Map.of(), Map.of());

    private final CompletableFuture<BroadcastAcks> one = new CompletableFuture<>();
    private final CompletableFuture<BroadcastAcks> other = new CompletableFuture<>();
    private final CompletableFuture<BroadcastAcks> merged =
            MergedAcks.of(List.of(one, other)).toCompletableFuture();

    /** What did not answer at all must not look as if nobody had been missing. */
    @Test
    void areNotCompleteIfOnePartFails() {
        one.completeExceptionally(new IllegalStateException("down"));
        assertThat(merged).as("the other may yet tell").isNotDone();
        other.complete(NOBODY);
        assertThatThrownBy(merged::join).hasRootCauseMessage("down");
    }

    @Test
    void tellWhoIsMissingInAnyPart() {
        other.completeExceptionally(
                new IncompleteAcksException(BroadcastAcks.of(Map.of(), Map.of("late", MissingAck.TIMED_OUT))));
        one.complete(NOBODY);
        assertThatThrownBy(merged::join)
                .cause()
                .isInstanceOfSatisfying(
                        IncompleteAcksException.class,
                        failure -> assertThat(failure.acks().missing())
                                .containsExactly(Map.entry("late", MissingAck.TIMED_OUT)));
    }

    @Test
    void areCompleteIfAllPartsAre() {
        one.complete(NOBODY);
        assertThat(merged).isNotDone();
        other.complete(NOBODY);
        assertThat(merged).isCompletedWithValueMatching(BroadcastAcks::isComplete);
    }
}
