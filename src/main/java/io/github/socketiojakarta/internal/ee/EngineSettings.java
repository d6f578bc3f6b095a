package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.engine.AdmissionLimits;
import io.github.socketiojakarta.internal.engine.EngineHooks;
import io.github.socketiojakarta.internal.engine.EngineOptions;
import io.github.socketiojakarta.internal.engine.TransportType;
import io.github.socketiojakarta.internal.servlet.http.ClientScripts;
import io.github.socketiojakarta.internal.servlet.http.CorsRules;
import io.github.socketiojakarta.internal.servlet.http.CorsRules.Preflight;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.JsonpSupport;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.PathEnd;
import io.github.socketiojakarta.internal.servlet.http.HttpSettings.WebSocketCompression;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Translates the public options into those of the engine, which does not know them. */
public final class EngineSettings {

    private EngineSettings() {}

    /** Returns the options of the engine. */
    public static EngineOptions engineOptions(SocketIoOptions options) {
        return new EngineOptions(
                options.transports().stream()
                        .map(transport -> TransportType.valueOf(transport.name()))
                        .collect(Collectors.toUnmodifiableSet()),
                options.allowUpgrades(),
                options.allowEIO3(),
                options.sameUser(),
                options.pingInterval(),
                options.pingTimeout(),
                options.upgradeTimeout(),
                options.maxHttpBufferSize(),
                options.httpRequestBodyTimeout(),
                maxPacketsPerPoll(options),
                options.maxSendBufferBytes(),
                options.receiveTimeout(),
                options.maxBlockedReaders(),
                new AdmissionLimits(
                        options.maxConnections(),
                        options.maxConnectionsPerAddress(),
                        options.maxHandshakesPerSecond(),
                        options.maxHandshakesPerSecondPerAddress()));
    }

    private static int maxPacketsPerPoll(SocketIoOptions options) {
        return options.maxPacketsPerPoll() == 0 ? Integer.MAX_VALUE : options.maxPacketsPerPoll();
    }

    /** The origins are decided about by the hooks, which survive what the application throws. */
    static HttpSettings httpSettings(SocketIoOptions options, EngineHooks hooks) {
        return new HttpSettings(
                options.cors().map(cors -> corsRules(cors, hooks)),
                options.cookie().map(cookie -> cookie::header),
                options.httpCompression() ? OptionalInt.of(options.httpCompressionThreshold()) : OptionalInt.empty(),
                options.perMessageDeflate() ? WebSocketCompression.NEGOTIATED : WebSocketCompression.OFF,
                options.addTrailingSlash() ? PathEnd.SLASH : PathEnd.ANY,
                options.serveClient() ? Optional.of(new ClientScripts()) : Optional.empty(),
                options.allowEIO3() ? JsonpSupport.ON : JsonpSupport.OFF); // newer clients have no use for it
    }

    private static CorsRules corsRules(Cors cors, EngineHooks hooks) {
        return new CorsRules(
                hooks::allowsOrigin,
                cors.isAnyOrigin(),
                cors.methods(),
                cors.allowedHeaders(),
                cors.exposedHeaders(),
                cors.credentials(),
                cors.maxAge().map(age -> OptionalLong.of(age.toSeconds())).orElse(OptionalLong.empty()),
                cors.preflightContinue() ? Preflight.PASSED_ON : Preflight.ANSWERED,
                cors.optionsSuccessStatus());
    }
}
