package io.github.socketiojakarta.internal.servlet.jetty;

import jakarta.servlet.ReadListener;
import java.util.function.Consumer;

/** Reads the body of a GET, which has none, to be told that the client has reset the stream. Immutable. */
final class EarlyReset implements ReadListener {

    private final Consumer<Throwable> failed;

    EarlyReset(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    @Override
    public void onDataAvailable() {
        // a GET has no body that anybody asks for
    }

    @Override
    public void onAllDataRead() {
        // the usual end of a GET
    }

    @Override
    public void onError(Throwable failure) {
        failed.accept(failure);
    }
}
