package io.github.socketiojakarta.internal.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.property.Generator;
import io.github.socketiojakarta.property.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionPlacesTest {

    private static ConnectionPlaces places(int total, int perAddress) {
        return new ConnectionPlaces(new AdmissionLimits(total, perAddress, 0, 0));
    }

    /** A positive step lets a client of that address come, a negative one lets a client go who has come. */
    private record Visits(int total, int perAddress, List<Integer> steps) {}

    @Test
    void areAsManyAsTheLimitsSay() {
        Generator<Visits> inputs = choices ->
                new Visits(choices.below(6), choices.below(4), choices.list(100, step -> step.between(-10, 4)));
        Property.forAll(inputs).holds(visits -> areAsMany(visits.total, visits.perAddress, visits.steps));
    }

    private static void areAsMany(int total, int perAddress, List<Integer> steps) {
        ConnectionPlaces places = places(total, perAddress);
        List<ConnectionPlaces.Place> held = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (int step : steps) {
            if (step >= 0) {
                String address = "192.0.2." + step;
                Optional<HandshakeLimit> expected = expected(total, perAddress, addresses, address);
                assertThat(places.limit(address)).isEqualTo(expected);
                ConnectionPlaces.Place place = places.of(address);
                assertThat(place.take()).isEqualTo(expected);
                if (expected.isEmpty()) {
                    held.add(place);
                    addresses.add(address);
                } else {
                    place.free(); // which it is not held, so nothing happens
                }
            } else if (!held.isEmpty()) {
                int index = -step % held.size();
                addresses.remove(index);
                ConnectionPlaces.Place place = held.remove(index);
                place.free();
                place.free();
            }
            assertThat(places.addresses())
                    .isEqualTo(perAddress == 0 ? 0 : counts(addresses).size());
        }
    }

    private static Optional<HandshakeLimit> expected(int total, int perAddress, List<String> present, String address) {
        if (total > 0 && present.size() >= total) {
            return Optional.of(HandshakeLimit.CONNECTIONS);
        }
        return perAddress > 0 && counts(present).getOrDefault(address, 0) >= perAddress
                ? Optional.of(HandshakeLimit.CONNECTIONS_PER_ADDRESS)
                : Optional.empty();
    }

    private static Map<String, Integer> counts(List<String> addresses) {
        Map<String, Integer> counts = new HashMap<>();
        addresses.forEach(address -> counts.merge(address, 1, Integer::sum));
        return counts;
    }

    @Test
    void areNeverMoreWhenManyComeAndGoAtOnce() throws Exception {
        ConnectionPlaces places = places(3, 2);
        AtomicInteger present = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String address = "2001:db8::" + i % 2 + ":0:0:0:" + i;
            done.add(threads.submit(() -> {
                for (int round = 0; round < 20_000; round++) {
                    ConnectionPlaces.Place place = places.of(address);
                    if (place.take().isEmpty()) {
                        most.accumulateAndGet(present.incrementAndGet(), Math::max);
                        present.decrementAndGet();
                        place.free();
                    }
                }
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        threads.shutdownNow();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(places.addresses()).isZero();
        assertThat(places.limit("2001:db8::1")).isEmpty();
    }
}
