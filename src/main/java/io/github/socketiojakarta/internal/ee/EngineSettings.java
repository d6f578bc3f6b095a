package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.RequestFilter;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.EngineTransport;
import io.github.socketiojakarta.internal.engine.HandshakeFilter;
import io.github.socketiojakarta.internal.socket.RequestView;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates the public options into those of the engine, which does not know them. */
final class EngineSettings {

    private static final System.Logger LOG = System.getLogger(EngineSettings.class.getName());

    private EngineSettings() {}

    static EngineOptions engineOptions(SocketIoOptions options) {
        return new EngineOptions(
                options.transports().stream()
                        .map(transport -> EngineTransport.valueOf(transport.name()))
                        .collect(Collectors.toUnmodifiableSet()),
                options.allowUpgrades(),
                options.allowEIO3(),
                options.pingInterval(),
                options.pingTimeout(),
                options.upgradeTimeout(),
                options.maxHttpBufferSize(),
                options.maxSendBufferBytes());
    }

    static HandshakeFilter handshakeFilter(SocketIoOptions options) {
        return options.requestFilter().map(EngineSettings::handshakeFilter).orElse(request -> Optional.empty());
    }

    private static HandshakeFilter handshakeFilter(RequestFilter filter) {
        return request -> {
            try {
                filter.check(new RequestView(request));
                return Optional.empty();
            } catch (ConnectionRefusedException e) {
                return Optional.of(Objects.requireNonNullElse(e.getMessage(), "Forbidden"));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "The request filter failed; the client is refused", e);
                return Optional.of("Forbidden");
            }
        };
    }
}
