package io.github.socketiojakarta.pressure;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes the bytes that a server sends to one client apart, as they come. Confined to the thread that reads. */
interface Wire {

    void bytes(ByteBuffer received) throws IOException;
}
