package io.github.socketiojakarta.internal.ee;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Stands where the listener to HTTP sessions will be. Sessions that end before matter to nobody. Thread-safe. */
final class LateSessionListener implements HttpSessionListener, HttpSessionIdListener {

    private final Once<Layers> layers;

    LateSessionListener(Once<Layers> layers) {
        this.layers = layers;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        if (layers.isMade()) {
            layers.get().sessionEnds().sessionCreated(event);
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (layers.isMade()) {
            layers.get().sessionEnds().sessionDestroyed(event);
        }
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        if (layers.isMade()) {
            layers.get().sessionEnds().sessionIdChanged(event, oldSessionId);
        }
    }
}
