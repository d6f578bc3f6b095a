package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of one method: what its parameters are taken from. Confined to the thread that makes the call. */
public final class Invocation {

    private final Socket socket;
    private final @Nullable IncomingEvent event;
    private final @Nullable DisconnectReason reason;
    private final @Nullable EventFailure failure;

    /** Empty, as long as nobody needs it: there is an invocation for each event. */
    private List<Runnable> afterwards = List.of();

    private Invocation(
            Socket socket,
            @Nullable IncomingEvent event,
            @Nullable DisconnectReason reason,
            @Nullable EventFailure failure) {
        this.socket = socket;
        this.event = event;
        this.reason = reason;
        this.failure = failure;
    }

    /** A socket connects. */
    public static Invocation connect(Socket socket) {
        return new Invocation(socket, null, null, null);
    }

    /** An event has arrived. */
    public static Invocation event(IncomingEvent event) {
        return new Invocation(event.socket(), event, null, null);
    }

    /** A socket has disconnected, or is about to. */
    public static Invocation disconnect(Socket socket, DisconnectReason reason) {
        return new Invocation(socket, null, reason, null);
    }

    /** A handler of an event has failed. */
    public static Invocation error(EventFailure failure) {
        return new Invocation(failure.event().socket(), failure.event(), null, failure);
    }

    /** Returns the socket that is concerned. */
    public Socket socket() {
        return socket;
    }

    IncomingEvent event() {
        return Objects.requireNonNull(event);
    }

    DisconnectReason reason() {
        return Objects.requireNonNull(reason);
    }

    EventFailure failure() {
        return Objects.requireNonNull(failure);
    }

    /** Lets something be done when the method has returned. */
    public void afterwards(Runnable action) {
        if (afterwards.isEmpty()) {
            afterwards = new ArrayList<>(1);
        }
        afterwards.add(action);
    }

    /** Ends one call; several methods may be called with the same values. */
    public void end() {
        List<Runnable> now = afterwards;
        afterwards = List.of();
        now.forEach(Runnable::run);
    }
}
