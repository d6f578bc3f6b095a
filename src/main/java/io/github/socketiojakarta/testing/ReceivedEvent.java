package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.Args;

/** An event that a {@link TestClient} has received. Immutable. */
public final class ReceivedEvent {

    private final String name;
    private final Args args;
    private final Ack ack;

    ReceivedEvent(String name, Args args, Ack ack) {
        this.name = name;
        this.args = args;
        this.ack = ack;
    }

    /** Returns the name of the event. */
    public String name() {
        return name;
    }

    /**
     * Returns what came with it. On a server with connection state recovery, events without an acknowledgement end in one
     * more argument, the offset, as with the Node.js server.
     */
    public Args args() {
        return args;
    }

    /**
     * Returns what answers it, now or later; {@link Ack#isRequested()} says whether the server asked for that. A listener that
     * was added with {@link TestClient#on} may have answered already, and only the first answer counts.
     */
    public Ack ack() {
        return ack;
    }

    /** Returns name and arguments, such as <code>say["hello",{"to":"all"}]</code>. */
    @Override
    public String toString() {
        return name + TestArgs.text(args);
    }
}
