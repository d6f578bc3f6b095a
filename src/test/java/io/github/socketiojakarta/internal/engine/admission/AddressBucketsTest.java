package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressBucketsTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();

    private AddressBuckets buckets(long secret) {
        return new AddressBuckets(1, Duration.ofSeconds(10), now::get, secret);
    }

    private static int takeAll(AddressBuckets buckets, String address) {
        int taken = 0;
        while (taken < 1000 && buckets.tryTake(address)) {
            taken++;
        }
        return taken;
    }

    private record Visitor(String address, long secret, long start, int pause) {}

    @Test
    void limitAnAddressAsABucketOfItsOwnWould() {
        Generator<Visitor> inputs =
                choices -> new Visitor(choices.text(255), choices.number(), choices.number(), choices.between(0, 20));
        Property.forAll(inputs).holds(visitor -> {
            now.set(visitor.start);
            AddressBuckets buckets = buckets(visitor.secret);
            assertThat(takeAll(buckets, visitor.address)).isEqualTo(10);
            now.addAndGet(visitor.pause * SECOND);
            assertThat(takeAll(buckets, visitor.address)).isEqualTo(Math.min(10, visitor.pause));
        });
    }

    @Test
    void letTheOthersComeWhileManyAddressesDoTheirWorst() {
        int refused = 0;
        for (long secret = 1; secret <= 20; secret++) {
            AddressBuckets buckets = buckets(secret * 0x9e3779b97f4a7c15L);
            for (int i = 0; i < 1000; i++) {
                takeAll(buckets, "198.51." + i / 256 + "." + i % 256);
            }
            for (int i = 0; i < 1000; i++) {
                refused += buckets.tryTake("203.0." + i / 256 + "." + i % 256) ? 0 : 1;
            }
        }
        assertThat(refused).isLessThan(20); // of 20,000
    }

    @Test
    void recoverFromMoreAddressesThanTheyCanTellApart() {
        AddressBuckets buckets = buckets(42);
        for (int i = 0; i < 200_000; i++) {
            buckets.tryTake("attacker " + i);
            buckets.tryTake("attacker " + i);
        }
        now.addAndGet(10 * SECOND);
        assertThat(takeAll(buckets, "192.0.2.1")).isEqualTo(10);
    }
}
