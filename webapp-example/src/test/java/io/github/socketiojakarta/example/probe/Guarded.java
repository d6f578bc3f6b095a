package io.github.socketiojakarta.example.probe;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.annotation.security.RolesAllowed;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;

/** Events that not everybody may send; a bean where there is CDI, and else a plain object. */
@SocketIoNamespace("/guarded")
public class Guarded {

    private final AtomicInteger calls = new AtomicInteger();

    @OnEvent("for users")
    @RolesAllowed("user")
    String forUsers(Principal user) {
        return "hello " + user.getName();
    }

    @OnEvent("for admins")
    @RolesAllowed("admin")
    String forAdmins(Principal user) {
        return "call " + calls.incrementAndGet() + " by " + user.getName();
    }
}
