package io.github.socketiojakarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.jackson.JacksonCodec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestArgsTest {

    public record Point(int x, int y) {}

    @Test
    void areWhatAClientWouldHaveSent() {
        Args args = TestArgs.of(new Point(1, 2), "a", null, Map.of("k", List.of(1.5)), true);
        assertThat(args.size()).isEqualTo(5);
        assertThat(args.get(0, Point.class)).isEqualTo(new Point(1, 2));
        assertThat(args.get(0, Map.class)).isEqualTo(Map.of("x", 1, "y", 2));
        assertThat(args.toList())
                .isEqualTo(Arrays.asList(Map.of("x", 1, "y", 2), "a", null, Map.of("k", List.of(1.5)), true));
        assertThat(args.json(1)).isEqualTo("\"a\"");
        assertThatThrownBy(() -> args.get(1, int.class)).isInstanceOf(PayloadException.class);
        assertThat(args.find(2, String.class)).isEmpty();
        assertThat(TestArgs.of().size()).isZero();
        assertThat(TestArgs.of((Object[]) null).toList()).containsExactly((Object) null);
    }

    @Test
    void carryBytesAtAnyDepth() {
        Args args = TestArgs.of(new byte[] {1}, Map.of("data", new byte[] {2, 3}));
        assertThat(args.get(0, byte[].class)).containsExactly(1);
        assertThat((byte[]) args.get(1, Map.class).get("data")).containsExactly(2, 3);
    }

    @Test
    void useAnotherCodec() {
        Args args = TestArgs.of(new JacksonCodec(), new Point(1, 2), new byte[] {4});
        assertThat(args.get(0, Point.class)).isEqualTo(new Point(1, 2));
        assertThat(args.get(1, byte[].class)).containsExactly(4);
    }

    @Test
    void refuseWhatJsonCannotCarry() {
        Object loop = new Object[1];
        ((Object[]) loop)[0] = loop;
        assertThatIllegalArgumentException().isThrownBy(() -> TestArgs.of(loop));
    }

    @Test
    void anAcknowledgementIsKept() {
        RecordingAck ack = new RecordingAck();
        assertThat(ack.isRequested()).isTrue();
        assertThat(ack.answer()).isEmpty();
        assertThat(ack).hasToString("no acknowledgement");
        assertThatThrownBy(ack::args).isInstanceOf(AssertionError.class).hasMessage("No acknowledgement was sent");
        ack.send(new Point(1, 2), "ok");
        ack.send("again");
        assertThat(ack.args().get(0, Point.class)).isEqualTo(new Point(1, 2));
        assertThat(ack.args().get(1, String.class)).isEqualTo("ok");
        assertThat(ack).hasToString("[{\"x\":1,\"y\":2},\"ok\"]");
    }

    @Test
    void anAcknowledgementThatNobodyAskedForIsNotSent() {
        RecordingAck ack = RecordingAck.notRequested();
        ack.send("x");
        assertThat(ack.isRequested()).isFalse();
        assertThat(ack.answer()).isEmpty();
        assertThatThrownBy(ack::args).hasMessageContaining("none is requested");
    }
}
