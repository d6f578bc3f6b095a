package io.github.socketiojakarta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees every event that is sent to a socket, by itself or by a broadcast; not acknowledgements.
 *
 * <p>Implemented by applications: methods are added with a default only.
 */
@FunctionalInterface
public interface OutgoingListener {

    /**
     * Handles the event; called on the thread that sends it, before it is sent.
     *
     * @param args the values the application gave; unmodifiable
     * @throws Exception anything; it is logged with the event and the socket's id, and the event is sent
     */
    void onEvent(String event, List<@Nullable Object> args) throws Exception;
}
