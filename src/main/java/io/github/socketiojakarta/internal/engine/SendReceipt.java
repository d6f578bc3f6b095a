package io.github.socketiojakarta.internal.engine;

import java.util.List;

/** Told once what became of all that waited to be sent at some time; on any thread, so it must be quick. */
public interface SendReceipt {

    /** Called when the container has written it, on polling when the client has come back for more. */
    void sent();

    /** Called when the session has ended before. */
    void lost();

    /** Tells all of them, whatever one of them does. */
    static void tellSent(List<SendReceipt> receipts) {
        Each.of(receipts, SendReceipt::sent);
    }

    /** Tells all of them, whatever one of them does. */
    static void tellLost(List<SendReceipt> receipts) {
        Each.of(receipts, SendReceipt::lost);
    }
}
