package io.github.socketiojakarta.bench.server;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Sends one message after the other, as Tomcat demands; costs an idle session one small object. */
final class BareSender implements SendHandler {

    private final RemoteEndpoint.Async remote;
    private Deque<Object> waiting; // guarded by this
    private boolean isSending; // guarded by this

    BareSender(RemoteEndpoint.Async remote) {
        this.remote = remote;
    }

    /** Sends a text or a buffer. */
    void send(Object message) {
        synchronized (this) {
            if (isSending) {
                if (waiting == null) {
                    waiting = new ArrayDeque<>();
                }
                waiting.add(message);
                return;
            }
            isSending = true;
        }
        transmit(message);
    }

    private void transmit(Object message) {
        if (message instanceof String text) {
            remote.sendText(text, this);
        } else {
            remote.sendBinary((ByteBuffer) message, this);
        }
    }

    @Override
    public void onResult(SendResult result) {
        Object next;
        synchronized (this) {
            next = waiting == null ? null : waiting.poll();
            isSending = next != null;
        }
        if (next != null) {
            transmit(next);
        }
    }
}
