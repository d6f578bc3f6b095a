package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.parser.EncodedPacket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection that some test clients share, one after the other if they come back: the {@code Manager} of the client in
 * JavaScript. Thread-safe, but opened by one thread at a time.
 */
final class Connector {

    private final Kit kit;
    private final FirstRequest request;
    private volatile @Nullable Link current;

    Connector(Kit kit, FirstRequest request) {
        this.kit = kit;
        this.request = request;
    }

    /** Joins the namespace of a client, over a new connection if there is none. */
    void join(ClientSocket client, SocketState before, Optional<String> auth) {
        Link link = current;
        if (link == null || !link.isUsable()) {
            link = Link.open(kit, request);
            current = link;
        }
        if (link.has(client.namespace())) {
            throw new IllegalStateException("A connection has one socket in a namespace, and there is one in "
                    + client.namespace() + "; leave out over() for a connection of its own");
        }
        client.state().resume(before);
        link.join(client, withClaim(auth.orElse(""), client.state().claim()));
    }

    private static String withClaim(String auth, String claim) {
        if (claim.isEmpty()) {
            return auth;
        }
        String members =
                auth.isEmpty() ? "" : auth.substring(1, auth.length() - 1).strip();
        return "{" + claim + (members.isEmpty() ? "" : "," + members) + "}";
    }

    /**
     * Returns the connection of a client.
     *
     * @throws IllegalStateException if it has none
     */
    Link link(ClientSocket client) {
        Link link = current;
        if (link == null || !client.state().isConnected()) {
            String why = client.state().reason().map(reason -> ": " + reason).orElse("");
            throw new IllegalStateException("Not connected: " + client + why + "; reconnect() brings it back");
        }
        return link;
    }

    void send(EncodedPacket packet) {
        Link link = current;
        if (link != null && link.isUsable()) {
            link.send(packet);
        }
    }

    void left(ClientSocket client) {
        Link link = current;
        if (link != null) {
            link.left(client);
        }
    }
}
