package io.github.socketiojakarta.internal.servlet.websocket;

import io.github.socketiojakarta.internal.servlet.http.HttpSettings.WebSocketCompression;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands the accepted handshake over to the endpoint.
 *
 * <p>The properties of the configuration, set while the container writes the handshake response, are the only way that
 * works on every container: Undertow drops those set earlier, and Tyrus uses the configuration that was registered.
 */
final class HandshakeConfigurator extends ServerEndpointConfig.Configurator {

    private final Supplier<Optional<PendingUpgradeHolder>> holder;
    private final WebSocketCompression compression;

    HandshakeConfigurator(Supplier<Optional<PendingUpgradeHolder>> holder, WebSocketCompression compression) {
        this.compression = compression;
        this.holder = holder;
    }

    /** Refuses handshakes that did not come through our servlet: they reach the path that Tyrus needs. */
    @Override
    public boolean checkOrigin(String originHeaderValue) {
        return holder.get().isPresent();
    }

    /** Switches compression off by default: containers disagree about it, and a default should not depend on them. */
    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return compression == WebSocketCompression.OFF
                ? List.of()
                : super.getNegotiatedExtensions(installed, requested);
    }

    /**
     * Agrees to the first, as the Node.js server does: browsers give up a WebSocket whose subprotocols went unanswered.
     *
     * <p>The inherited method knows none, and searches the class path for the container's opinion at each handshake.
     */
    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return requested.isEmpty() ? "" : requested.get(0);
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        holder.get().ifPresent(accepted -> config.getUserProperties().put(PendingUpgradeHolder.PROPERTY, accepted));
    }

    @Override
    public <T> T getEndpointInstance(Class<T> endpointClass) {
        return endpointClass.cast(new EngineEndpoint());
    }
}
