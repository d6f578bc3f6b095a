package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;

/** Has a method that classes of other packages inherit and cannot override. */
public class HandlerOfOtherPackage {

    @OnEvent("a")
    void handle() {}

    /** Returns a handler that only its own package sees. */
    public static Class<?> hidden() {
        return Hidden.class;
    }

    @SocketIoNamespace
    private static final class Hidden {

        @OnEvent("a")
        String handle() {
            return "called";
        }
    }
}
