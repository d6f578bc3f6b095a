package io.github.socketiojakarta;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds servers in the attributes of a context, which hold the server or what makes it when it is used first. */
final class ServerLookup {

    private ServerLookup() {}

    static Optional<SocketIoServer> find(ServletContext context, String attribute) {
        Object value = context.getAttribute(attribute);
        Object server = value instanceof Supplier<?> late ? late.get() : value;
        return server instanceof SocketIoServer found ? Optional.of(found) : Optional.empty();
    }
}
