package io.github.socketiojakarta.internal.servlet.polling;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * Tells a response that its request has ended without it.
 *
 * @param response does nothing if it has ended the request itself
 */
record EarlyEnd(PollResponse response) implements AsyncListener {

    @Override
    public void onError(AsyncEvent event) {
        response.onError(event.getThrowable());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        response.onError(new IOException("the container timed the request out"));
    }

    /** Called when the request is over, which is news only if the container has ended it. */
    @Override
    public void onComplete(AsyncEvent event) {
        response.onError(new IOException("the container ended the request"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing to do: we start each request once
    }
}
