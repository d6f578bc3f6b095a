package io.github.socketiojakarta.example;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test that is repeated on each server, and whose outcomes are written down. */
@ExtendWith(Recorder.class)
interface OnServer {

    /** The server of this repetition. */
    Server server();
}
