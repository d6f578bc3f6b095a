package io.github.socketiojakarta.internal.listen;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.internal.engine.LogText;

/** The id of a socket as it may stand in a log: that of an old client ends with the id of its session, which is secret. */
public final class SocketLogId {

    private SocketLogId() {}

    /** Returns the id, or, if the secret is in it, its beginning. */
    public static String of(Socket socket) {
        String id = socket.id();
        String secret = socket.connection().id();
        return id.endsWith(secret)
                ? LogText.of(id.substring(0, id.length() - secret.length())) + LogText.ofSecret(secret)
                : LogText.of(id);
    }
}
