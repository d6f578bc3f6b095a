package io.github.socketiojakarta.internal.engine;

/** Told once what became of all that waited to be sent at some time; on any thread, so it must be quick. */
public interface SendReceipt {

    /** Called when the container has written it, on polling when the client has come back for more. */
    void sent();

    /** Called when the session has ended before. */
    void lost();
}
