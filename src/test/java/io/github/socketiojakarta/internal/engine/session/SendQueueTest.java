package io.github.socketiojakarta.internal.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.SendReceipt;
import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendQueueTest {

    private static final int MAX = 1_000;
    private static final int ALL = Integer.MAX_VALUE;

    private long now = 1_000;
    private final SendQueue queue = new SendQueue(MAX, () -> now);
    private final List<String> told = new ArrayList<>();

    private static List<EnginePacket> bytes(int count) {
        EnginePacket packet = new BinaryPacket(ByteBuffer.allocate(count - 64)); // what a packet itself takes
        assertThat(packet.retainedBytes()).isEqualTo(count);
        return List.of(packet);
    }

    private static List<TextPacket> text(String text) {
        return List.of(TextPacket.message(text));
    }

    private SendReceipt receipt(String name) {
        return new SendReceipt() {
            @Override
            public void sent() {
                told.add(name + " sent");
            }

            @Override
            public void lost() {
                told.add(name + " lost");
            }
        };
    }

    private List<String> takeAll() {
        List<String> all = new ArrayList<>();
        for (Optional<EnginePacket> next = queue.poll(); next.isPresent(); next = queue.poll()) {
            all.add(next.get() instanceof TextPacket text ? text.data() : "binary");
        }
        return all;
    }

    @Test
    void letsAMessagePassWhereNothingWaits() {
        assertThat(queue.pass(bytes(400))).isTrue();
        assertThat(queue.bytes()).isEqualTo(400);
        assertThat(queue.isEmpty()).isTrue();
        queue.add(receipt("a"));
        assertThat(told).isEmpty();
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.bytes()).isZero();
        assertThat(told).containsExactly("a sent");
    }

    @Test
    void keepsTheRestOfAMessageThatPasses() {
        List<TextPacket> message = List.of(TextPacket.message("header"), TextPacket.message("attachment"));
        assertThat(queue.pass(message)).isTrue();
        assertThat(queue.isEmpty()).isFalse();
        queue.offer(text("next"));
        assertThat(takeAll()).containsExactly("attachment", "next");
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void letsNothingPassAPacketOrAReceiptThatWaits() {
        queue.offer(text("first"));
        assertThat(queue.pass(text("second"))).isFalse();
        queue.poll();
        queue.add(receipt("a"));
        assertThat(queue.pass(text("second"))).isFalse();
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.pass(text("second"))).isTrue();
        assertThat(told).containsExactly("a sent");
    }

    @Test
    void letsNothingPassOnceClosed() {
        queue.close();
        assertThat(queue.pass(text("late"))).isFalse();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void countsAPacketThatIsUnderWayUntilTheNextIsTaken() {
        queue.offer(bytes(400));
        queue.offer(bytes(300));
        assertThat(queue.bytes()).isEqualTo(700);
        assertThat(queue.poll()).isPresent();
        assertThat(queue.bytes()).isEqualTo(700);
        assertThat(queue.poll()).isPresent();
        assertThat(queue.bytes()).isEqualTo(300);
        assertThat(queue.poll()).isEmpty();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void countsAPayloadThatIsUnderWayUntilItIsConfirmed() {
        queue.offer(bytes(400));
        queue.offer(bytes(300));
        assertThat(queue.drain(ALL)).hasSize(2);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.bytes()).isEqualTo(700);
        SendReceipt.tellSent(queue.confirm());
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void takesNoMoreThanItsBoundWithWhatIsUnderWay() {
        queue.offer(bytes(400));
        queue.poll();
        assertThat(queue.offer(bytes(400))).isTrue();
        assertThat(queue.offer(bytes(201))).isFalse();
        assertThat(queue.offer(bytes(200))).isTrue();
        assertThat(queue.bytes()).isEqualTo(MAX);
    }

    @Test
    void letsOneMessageThroughThatIsLargerThanTheBound() {
        assertThat(queue.offer(bytes(5 * MAX))).isTrue();
        assertThat(queue.offer(bytes(100))).isFalse();
        queue.poll();
        assertThat(queue.offer(bytes(500))).isTrue();
        assertThat(queue.offer(bytes(500)))
                .as("behind a large message that is being read")
                .isTrue();
        assertThat(queue.offer(bytes(100))).isFalse();
    }

    @Test
    void tellsAReceiptWhenWhatWasThereBeforeItIsGone() {
        queue.offer(text("a"));
        queue.add(receipt("first"));
        queue.offer(text("b"));
        queue.add(receipt("second"));
        assertThat(queue.poll()).isPresent();
        assertThat(told).isEmpty();
        assertThat(queue.poll()).isPresent();
        assertThat(told).containsExactly("first sent");
        assertThat(queue.poll()).isEmpty();
        assertThat(told).containsExactly("first sent", "second sent");
    }

    @Test
    void tellsAReceiptAtOnceIfNothingIsUnderWay() {
        queue.add(receipt("idle"));
        assertThat(told).containsExactly("idle sent");
        queue.offer(text("a"));
        queue.poll();
        queue.add(receipt("busy"));
        assertThat(told).hasSize(1);
        assertThat(queue.isEmpty()).as("of packets").isTrue();
        assertThat(queue.poll()).isEmpty();
        assertThat(told).containsExactly("idle sent", "busy sent");
    }

    @Test
    void tellsReceiptsOfAPayloadWhenItIsConfirmed() {
        queue.offer(text("a"));
        queue.add(receipt("first"));
        queue.offer(text("b"));
        queue.add(receipt("second"));
        assertThat(queue.drain(ALL)).hasSize(2);
        queue.add(receipt("third"));
        queue.offer(text("c"));
        queue.add(receipt("fourth"));
        assertThat(told).isEmpty();
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).containsExactly("first sent", "second sent", "third sent");
        assertThat(queue.drain(ALL)).hasSize(1);
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).endsWith("fourth sent");
    }

    /** A receipt between two payloads is reached when the first has gone, and no sooner; the bytes stay right. */
    @Test
    void givesTheFirstPacketsOnlyIfAnAnswerHasRoomForNoMore() {
        queue.offer(text("a"));
        queue.offer(text("bb"));
        queue.add(receipt("two"));
        queue.offer(text("ccc"));
        queue.add(receipt("three"));
        long bytes = queue.bytes();
        assertThat(queue.drain(2))
                .isEqualTo(List.of(text("a").get(0), text("bb").get(0)));
        assertThat(queue.bytes()).isEqualTo(bytes);
        assertThat(queue.isEmpty()).isFalse();
        assertThat(queue.size()).isEqualTo(1);
        assertThat(told).isEmpty();
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).containsExactly("two sent");
        assertThat(queue.bytes()).isEqualTo(text("ccc").get(0).retainedBytes());
        assertThat(queue.drain(2)).isEqualTo(text("ccc"));
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).containsExactly("two sent", "three sent");
        assertThat(queue.bytes()).isZero();
    }

    /** What has been begun cannot be replaced, not even the part that waits. */
    @Test
    void aMessageThatIsSplitOverTwoPayloadsIsNotReplaced() {
        queue.offer(List.of(TextPacket.message("old 1"), TextPacket.message("old 2")), "key");
        assertThat(queue.drain(1)).isEqualTo(text("old 1"));
        queue.offer(text("new"), "key");
        assertThat(queue.drain(ALL)).isEqualTo(List.of(TextPacket.message("old 2"), TextPacket.message("new")));
    }

    @Test
    void losesReceiptsWhenItIsClosed() {
        queue.offer(text("a"));
        queue.add(receipt("before"));
        queue.close();
        queue.add(receipt("after"));
        assertThat(told).containsExactly("before lost", "after lost");
        assertThat(queue.offer(bytes(5 * MAX))).isTrue();
        assertThat(queue.offer(bytes(5 * MAX))).as("nothing is kept").isTrue();
        assertThat(queue.bytes()).isZero();
        assertThat(queue.poll()).isEmpty();
    }

    @Test
    void putsANewerMessageInThePlaceOfTheOlderWithTheSameKey() {
        queue.offer(text("x1"), "x");
        queue.offer(text("plain"));
        queue.offer(text("y1"), "y");
        queue.offer(text("x2"), "x");
        queue.offer(text("y2"), "y");
        queue.offer(text("x3"), "x");
        assertThat(queue.size()).isEqualTo(3);
        assertThat(takeAll()).containsExactly("x3", "plain", "y2");
        queue.offer(text("x4"), "x");
        assertThat(takeAll()).containsExactly("x4");
    }

    @Test
    void countsTheBytesOfTheNewerMessageOnly() {
        for (int i = 0; i < 50; i++) {
            assertThat(queue.offer(bytes(900), "position")).isTrue();
        }
        assertThat(queue.bytes()).isEqualTo(900);
        assertThat(queue.offer(bytes(100))).isTrue();
        assertThat(queue.offer(bytes(100))).isFalse();
        assertThat(queue.offer(bytes(100), "position")).isTrue();
        assertThat(queue.bytes()).isEqualTo(200);
    }

    @Test
    void neverReplacesPartOfAMessage() {
        List<EnginePacket> withAttachment =
                List.of(TextPacket.message("51-[]"), new BinaryPacket(ByteBuffer.allocate(3)));
        queue.offer(withAttachment, "x");
        assertThat(queue.poll()).isPresent(); // under way
        queue.offer(text("x2"), "x");
        queue.offer(withAttachment, "x");
        queue.offer(text("last"));
        assertThat(queue.size()).isEqualTo(4);
        assertThat(takeAll()).containsExactly("binary", "51-[]", "binary", "last");
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void tellsAReceiptOfAMessageThatHasBeenReplacedWhenTheNewerIsGone() {
        queue.offer(text("x1"), "x");
        queue.add(receipt("first"));
        queue.offer(text("x2"), "x");
        queue.add(receipt("second"));
        assertThat(takeAll()).containsExactly("x2");
        assertThat(told).containsExactly("first sent", "second sent");
    }

    @Test
    void aSlowButSteadyReaderIsNotStalled() {
        queue.offer(text("a"));
        queue.offer(text("b"));
        queue.offer(text("c"));
        now += 100;
        assertThat(queue.stalledNanos()).isEqualTo(100);
        assertThat(queue.poll()).isPresent();
        assertThat(queue.stalledNanos()).isZero();
        now += 50;
        assertThat(queue.stalledNanos()).isEqualTo(50);
        assertThat(queue.poll()).isPresent();
        now += 7;
        assertThat(queue.stalledNanos()).isEqualTo(7);
        assertThat(queue.poll()).isPresent();
        now += 1_000;
        assertThat(queue.stalledNanos()).as("nothing waits").isZero();
    }

    @Test
    void beginsToBeStalledWithTheFirstThatWaits() {
        now += 100;
        queue.offer(text("a"));
        now += 10;
        queue.offer(text("b"));
        now += 1;
        assertThat(queue.stalledNanos()).isEqualTo(11);
    }

    @Test
    void anAnswerThatNobodyComesBackForIsStalledToo() {
        queue.offer(text("a"));
        now += 5;
        assertThat(queue.drain(ALL)).hasSize(1);
        now += 20;
        assertThat(queue.stalledNanos()).isEqualTo(20);
        queue.offer(text("b"));
        assertThat(queue.stalledNanos()).isEqualTo(20);
        queue.confirm();
        assertThat(queue.stalledNanos()).isZero();
        now += 3;
        assertThat(queue.stalledNanos()).as("the next one waits").isEqualTo(3);
    }

    @Test
    void anAnswerIsForgottenWhenAWebSocketTakesOver() {
        queue.offer(text("a"));
        assertThat(queue.drain(ALL)).hasSize(1);
        assertThat(queue.poll()).isEmpty();
        now += 20;
        assertThat(queue.stalledNanos()).isZero();
    }

    @Test
    void takesNoNoticeOfAMessageWithoutPackets() {
        queue.offer(text("y"));
        assertThat(queue.poll()).isPresent();
        assertThat(queue.offer(List.of(), "key")).isTrue();
        queue.add(receipt("behind it"));
        assertThat(queue.offer(text("x"), "other")).isTrue();
        assertThat(queue.drain(ALL)).hasSize(1);
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).containsExactly("behind it sent");
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void tellsReceiptsInTheirOrder() {
        queue.offer(text("a"));
        queue.add(receipt("first"));
        queue.add(receipt("second"));
        queue.offer(text("b"));
        queue.add(receipt("third"));
        queue.add(receipt("fourth"));
        assertThat(queue.drain(ALL)).hasSize(2);
        queue.offer(text("c"));
        queue.add(receipt("fifth"));
        SendReceipt.tellSent(queue.confirm());
        assertThat(told).containsExactly("first sent", "second sent", "third sent", "fourth sent");
    }

    @Test
    void tellsEveryReceiptWhateverOneOfThemDoes() {
        queue.offer(text("a"));
        queue.add(new SendReceipt() {
            @Override
            public void sent() {
                throw new IllegalStateException("a receipt that fails");
            }

            @Override
            public void lost() {}
        });
        queue.add(receipt("next"));
        assertThat(queue.poll()).isPresent();
        assertThat(queue.poll()).isEmpty();
        assertThat(told).containsExactly("next sent");
    }
}
