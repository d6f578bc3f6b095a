package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An acknowledgement that keeps what is sent, for tests that call a method of a handler, or a listener, themselves. It
 * behaves as that of a client: only the first answer counts, and values that JSON cannot carry are refused. Thread-safe.
 *
 * <pre>{@code
 * RecordingAck ack = new RecordingAck();
 * listener.onEvent(TestArgs.of(1, 2), ack);
 * assert ack.args().get(0, Integer.class) == 3;
 * }</pre>
 */
public final class RecordingAck implements Ack {

    private final boolean requested;
    private final AtomicReference<@Nullable Args> first = new AtomicReference<>();

    /** Creates the acknowledgement of a client that asked for one. */
    public RecordingAck() {
        this(true);
    }

    private RecordingAck(boolean requested) {
        this.requested = requested;
    }

    /** Returns the acknowledgement of a client that asked for none: sending does nothing. */
    public static RecordingAck notRequested() {
        return new RecordingAck(false);
    }

    @Override
    public boolean isRequested() {
        return requested;
    }

    /**
     * Keeps the answer, if it is the first.
     *
     * @throws IllegalArgumentException if a value cannot be encoded
     */
    @Override
    public void send(@Nullable Object... args) {
        if (requested) {
            first.compareAndSet(null, TestArgs.of(args));
        }
    }

    /** Returns what the client would have got, if anything was sent. */
    public Optional<Args> answer() {
        return Optional.ofNullable(first.get());
    }

    /**
     * Returns what the client would have got.
     *
     * @throws AssertionError if nothing was sent
     */
    public Args args() {
        return answer().orElseThrow(() -> new AssertionError(
                requested ? "No acknowledgement was sent" : "No acknowledgement was sent, as none is requested"));
    }

    @Override
    public String toString() {
        return answer().map(TestArgs::text).orElse("no acknowledgement");
    }
}
