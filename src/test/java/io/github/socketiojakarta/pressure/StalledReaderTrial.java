package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.pressure.PressureControl.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What clients that do not read cost a server with a {@link PressureRoom}, and its other clients. */
public final class StalledReaderTrial implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StalledReaderTrial.class.getName());
    private static final String REASON = "SLOW_CONSUMER";
    private static final long MEGABYTE = 1_000_000;

    /** What a machine that has other things to do may add. */
    private static final Duration NOISE = Duration.ofMillis(Integer.getInteger("pressure.noise", 500));

    /** Another program may have slowed down one of the two runs that are compared. */
    private static final int ATTEMPTS = 3;

    /** How many stall while others are looked at, and how many while the heap is. */
    private static final int STALLING = 1;

    private static final int STALLED = 20;

    private final String title;
    private final Address server;
    private final Load load;
    private final PressureControl control;

    private StalledReaderTrial(String title, Address server, Load load) {
        this.title = title;
        this.server = server;
        this.load = load;
        this.control = PressureControl.connect(server);
    }

    /** Begins a trial of a server whose bound is {@link Load#bound()}, and which does not miss pongs. */
    public static StalledReaderTrial of(String title, Address server, Load load) {
        return new StalledReaderTrial(title, server, load);
    }

    private Latencies run(Readers.Kind kind, int count, Load with, String watched) {
        Latencies latencies = new Latencies();
        long others = control.state().sockets();
        try (Readers readers = Readers.connect(server, kind, count, latencies)) {
            control.await(state -> state.sockets() == others + count);
            control.stream(with, watched);
            Duration patience = Duration.ofSeconds(60 + 10L * with.seconds());
            State end = control.await(
                    patience,
                    state -> readers.received() == with.messages()
                            || !readers.faults().isEmpty()
                            || state.ends().size() > STALLING);
            assertThat(end.ends()).as("those who have gone").hasSizeLessThanOrEqualTo(STALLING);
            assertThat(readers.faults()).isEmpty();
        }
        assertThat(latencies.total()).isEqualTo((long) count * with.messages());
        return latencies;
    }

    /** One client stalls, and the others miss nothing and wait hardly longer. */
    public void harmsNobodyElseAndIsDisconnected(Readers.Kind kind) {
        run(kind, load.readers(), load.shortened(), ""); // until the code is compiled
        control.forget();
        int left = ATTEMPTS;
        while (left > 0 && !slowsNobodyDown(kind)) {
            left--;
        }
        assertThat(left).as("attempts in which nobody was slowed down").isPositive();
    }

    /** Returns whether the others were as fast as without the one that stalls; they miss nothing in any case. */
    private boolean slowsNobodyDown(Readers.Kind kind) {
        Latencies without = run(kind, load.readers(), load, "");
        control.forget();
        try (StalledReader client = StalledReader.connect(server, kind)) {
            String stalled = control.await(state -> state.sockets() == STALLING).first();
            control.block();
            Latencies with = run(kind, load.readers() - STALLING, load, stalled);
            LOG.log(System.Logger.Level.INFO, "{0} {1} {2}: without {3}", title, kind, load, without);
            LOG.log(System.Logger.Level.INFO, "{0} {1} {2}: with    {3}", title, kind, load, with);
            State end = control.state();
            assertThat(end.ends()).containsEntry(stalled, REASON);
            assertThat(end.most()).isBetween(Load.bound() / 2L, (long) Load.bound());
            assertThat(end.watched()).as("what waits for it after its end").isZero();
            Duration limit = without.percentile(99).multipliedBy(2).plus(NOISE);
            return with.percentile(99).compareTo(limit) <= 0;
        } finally {
            control.forget();
        }
    }

    /** Many stall, and the heap holds what the option says. */
    public void costsTheHeapNoMoreThanTheOptionSays(Readers.Kind kind) {
        List<StalledReader> clients = Stream.generate(() -> StalledReader.connect(server, kind))
                .limit(STALLED)
                .toList();
        try {
            control.await(state -> state.sockets() == STALLED);
            control.block();
            long before = control.heap();
            State full = fill();
            long held = control.heap() - before;
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} {1}: {2} bytes counted, {3} in the heap",
                    title,
                    kind,
                    full.buffered(),
                    held);
            assertThat(full.ends()).isEmpty();
            assertThat(full.buffered()).isLessThanOrEqualTo((long) STALLED * Load.bound());
            assertThat(held).isLessThan(full.buffered() + full.buffered() / 2 + 10 * MEGABYTE);
            control.fill(2L * Load.bound());
            State end = control.await(state -> state.ends().size() == STALLED);
            assertThat(end.ends().values()).containsOnly(REASON);
            assertThat(control.heap() - before).isLessThan(held / 2);
        } finally {
            clients.forEach(StalledReader::close);
            control.forget();
        }
    }

    /** Lets nearly as much wait as may; the systems may still take some of it meanwhile. */
    private State fill() {
        return control.await(state -> {
            control.fill(Load.bound());
            return state.buffered() > (long) STALLED * Load.bound() * 9 / 10;
        });
    }

    @Override
    public void close() {
        control.close();
    }
}
