package io.github.socketiojakarta.internal.servlet.container;

/** Stops and starts the reading of one WebSocket, on a container that reads on while a listener runs. Thread-safe. */
public interface ReadingControl {

    /** Runs what handles a message, and lets no others be read for long meanwhile. */
    void during(Runnable code);

    /** Stops the reading; several may want that at once. */
    void pause();

    /** Takes back one wish to stop; the reading goes on when there is none left. */
    void resume();
}
