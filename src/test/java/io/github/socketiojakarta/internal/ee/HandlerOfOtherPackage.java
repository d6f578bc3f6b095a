package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.OnEvent;

/** Has a method that classes of other packages inherit and cannot override. */
public class HandlerOfOtherPackage {

    @OnEvent("a")
    void handle() {}
}
