package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One call of one method: what its parameters are taken from. Confined to the thread that makes the call. */
public final class Invocation {

    private final Socket socket;
    private final Optional<IncomingEvent> event;
    private final Optional<DisconnectReason> reason;
    private final Optional<EventFailure> failure;
    private final List<Runnable> afterwards = new ArrayList<>(0);

    private Invocation(
            Socket socket,
            Optional<IncomingEvent> event,
            Optional<DisconnectReason> reason,
            Optional<EventFailure> failure) {
        this.socket = socket;
        this.event = event;
        this.reason = reason;
        this.failure = failure;
    }

    static Invocation connect(Socket socket) {
        return new Invocation(socket, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Invocation event(IncomingEvent event) {
        return new Invocation(event.socket(), Optional.of(event), Optional.empty(), Optional.empty());
    }

    static Invocation disconnect(Socket socket, DisconnectReason reason) {
        return new Invocation(socket, Optional.empty(), Optional.of(reason), Optional.empty());
    }

    static Invocation error(EventFailure failure) {
        return new Invocation(
                failure.event().socket(), Optional.of(failure.event()), Optional.empty(), Optional.of(failure));
    }

    /** Returns the socket that is concerned. */
    public Socket socket() {
        return socket;
    }

    IncomingEvent event() {
        return event.orElseThrow();
    }

    DisconnectReason reason() {
        return reason.orElseThrow();
    }

    EventFailure failure() {
        return failure.orElseThrow();
    }

    /** Lets something be done when the method has returned. */
    public void afterwards(Runnable action) {
        afterwards.add(action);
    }

    /** Ends one call; several methods may be called with the same values. */
    void end() {
        List<Runnable> now = List.copyOf(afterwards);
        afterwards.clear();
        now.forEach(Runnable::run);
    }
}
