package io.github.socketiojakarta.internal.servlet.container;

import io.github.socketiojakarta.internal.servlet.container.Container.Call;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.util.function.Consumer;

/** Runs a call soon on a thread of the container. */
public final class OtherThread {

    private OtherThread() {}

    /**
     * Runs a call for a request.
     *
     * @param failed called with what the call throws
     */
    public static void run(AsyncContext context, Call call, Consumer<Throwable> failed) {
        context.start(() -> {
            try {
                call.run();
            } catch (IOException | RuntimeException e) {
                failed.accept(e);
            }
        });
    }
}
