package io.github.socketiojakarta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event on its way to the listeners of a socket. Immutable. */
public final class IncomingEvent {

    private final Socket socket;
    private final String name;
    private final Args args;
    private final Ack ack;

    private IncomingEvent(Socket socket, String name, Args args, Ack ack) {
        this.socket = socket;
        this.name = name;
        this.args = args;
        this.ack = ack;
    }

    /** Returns an event. Made by the library; an application needs it to test its middlewares on their own. */
    public static IncomingEvent of(Socket socket, String name, Args args, Ack ack) {
        return new IncomingEvent(socket, name, args, ack);
    }

    /** Returns the socket it arrived at. */
    public Socket socket() {
        return socket;
    }

    /** Returns its name. */
    public String name() {
        return name;
    }

    /** Returns its arguments. */
    public Args args() {
        return args;
    }

    /** Returns what answers it. */
    public Ack ack() {
        return ack;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IncomingEvent event && fields().equals(event.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(socket, name, args, ack);
    }

    /** Counts the arguments only: they may be secret. */
    @Override
    public String toString() {
        return "IncomingEvent[socket=" + socket.id() + ", name=" + name + ", args=" + args.size() + "]";
    }
}
