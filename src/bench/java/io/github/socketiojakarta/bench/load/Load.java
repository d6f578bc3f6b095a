package io.github.socketiojakarta.bench.load;

/** Work for a server, made of operations whose answers are checked. Confined to the thread of its loop. */
public interface Load {

    /** Opens connections as fast as they are accepted, and prepares them. */
    void open();

    /** Says whether everything is open and prepared. */
    boolean isReady();

    /** Starts: the next operation follows as soon as one is done. */
    void saturate();

    /** Starts no operations any more. */
    void pause();

    /** Says whether no operation is under way. */
    boolean isQuiet();

    /** Starts: so many operations a second, whatever the answers take. */
    void pace(double perSecond);

    /** Returns what has come of it so far. */
    Tally tally();

    /** Does what has to be done about every millisecond. */
    void tick();
}
