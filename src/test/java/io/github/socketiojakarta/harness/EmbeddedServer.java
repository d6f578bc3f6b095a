package io.github.socketiojakarta.harness;

/** One that tells how many TCP connections its container holds. */
public interface EmbeddedServer extends TestServer {

    /** Returns how many connections the container holds, whatever they are used for. */
    int connections();
}
