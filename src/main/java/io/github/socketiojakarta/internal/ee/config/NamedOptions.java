package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.Cors;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.Transport;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The options that can be text, under the same names wherever the text comes from. */
final class NamedOptions {

    static final String PREFIX = "socketio.";

    private static final Map<String, BiConsumer<SocketIoOptions.Builder, String>> SETTERS = new TreeMap<>(Map.ofEntries(
            Map.entry("path", SocketIoOptions.Builder::path),
            Map.entry("transports", (options, text) -> options.transports(transports(text))),
            Map.entry("allowUpgrades", (options, text) -> options.allowUpgrades(flag(text))),
            Map.entry("allowEIO3", (options, text) -> options.allowEIO3(flag(text))),
            Map.entry("sameUser", (options, text) -> options.sameUser(flag(text))),
            Map.entry("endWithHttpSession", (options, text) -> options.endWithHttpSession(flag(text))),
            Map.entry("containerContext", (options, text) -> options.containerContext(flag(text))),
            Map.entry("userRooms", (options, text) -> options.userRooms(flag(text))),
            Map.entry("roles", (options, text) -> options.roles(text.split("\\s*,\\s*"))),
            Map.entry("pingInterval", millis(SocketIoOptions.Builder::pingInterval)),
            Map.entry("pingTimeout", millis(SocketIoOptions.Builder::pingTimeout)),
            Map.entry("upgradeTimeout", millis(SocketIoOptions.Builder::upgradeTimeout)),
            Map.entry("connectTimeout", millis(SocketIoOptions.Builder::connectTimeout)),
            Map.entry("maxHttpBufferSize", number(SocketIoOptions.Builder::maxHttpBufferSize)),
            Map.entry("httpRequestBodyTimeout", millis(SocketIoOptions.Builder::httpRequestBodyTimeout)),
            Map.entry("httpCompression", (options, text) -> options.httpCompression(flag(text))),
            Map.entry("httpCompressionThreshold", number(SocketIoOptions.Builder::httpCompressionThreshold)),
            Map.entry("maxPacketsPerPoll", number(SocketIoOptions.Builder::maxPacketsPerPoll)),
            Map.entry("perMessageDeflate", (options, text) -> options.perMessageDeflate(flag(text))),
            Map.entry("addTrailingSlash", (options, text) -> options.addTrailingSlash(flag(text))),
            Map.entry("cors", (options, text) -> options.cors(Cors.allow(text.split("\\s*,\\s*")))),
            Map.entry("serveClient", (options, text) -> options.serveClient(flag(text))),
            Map.entry("maxAttachments", number(SocketIoOptions.Builder::maxAttachments)),
            Map.entry("maxPacketBytes", number(SocketIoOptions.Builder::maxPacketBytes)),
            Map.entry("attachmentTimeout", millis(SocketIoOptions.Builder::attachmentTimeout)),
            Map.entry("largeIntegersAsText", (options, text) -> options.largeIntegersAsText(flag(text))),
            Map.entry("maxJsonDepth", number(SocketIoOptions.Builder::maxJsonDepth)),
            Map.entry("maxSendBufferBytes", number(SocketIoOptions.Builder::maxSendBufferBytes)),
            Map.entry("maxReceiveBufferBytes", number(SocketIoOptions.Builder::maxReceiveBufferBytes)),
            Map.entry("receiveTimeout", millis(SocketIoOptions.Builder::receiveTimeout)),
            Map.entry("maxBlockedReaders", number(SocketIoOptions.Builder::maxBlockedReaders)),
            Map.entry(
                    "cleanupEmptyChildNamespaces", (options, text) -> options.cleanupEmptyChildNamespaces(flag(text))),
            Map.entry("shutdownDrain", millis(SocketIoOptions.Builder::shutdownDrain)),
            Map.entry("executor", SocketIoOptions.Builder::executor),
            Map.entry("maxPendingAcks", number(SocketIoOptions.Builder::maxPendingAcks)),
            Map.entry("maxConnections", number(SocketIoOptions.Builder::maxConnections)),
            Map.entry("maxConnectionsPerAddress", number(SocketIoOptions.Builder::maxConnectionsPerAddress)),
            Map.entry("maxHandshakesPerSecond", number(SocketIoOptions.Builder::maxHandshakesPerSecond)),
            Map.entry(
                    "maxHandshakesPerSecondPerAddress",
                    number(SocketIoOptions.Builder::maxHandshakesPerSecondPerAddress)),
            Map.entry("maxEventsPerSecond", number(SocketIoOptions.Builder::maxEventsPerSecond)),
            Map.entry("maxChildNamespaces", number(SocketIoOptions.Builder::maxChildNamespaces)),
            Map.entry("maxNamespaces", number(SocketIoOptions.Builder::maxNamespaces)),
            Map.entry("maxRooms", number(SocketIoOptions.Builder::maxRooms))));

    private NamedOptions() {}

    /** Returns the names of all options, without the prefix. */
    static Set<String> names() {
        return Collections.unmodifiableSet(SETTERS.keySet());
    }

    /**
     * Sets an option.
     *
     * @throws IllegalArgumentException if it cannot have this value
     */
    static void set(SocketIoOptions.Builder options, String name, String value) {
        Objects.requireNonNull(SETTERS.get(name), name).accept(options, value.trim());
    }

    private static BiConsumer<SocketIoOptions.Builder, String> millis(
            BiConsumer<SocketIoOptions.Builder, Duration> setter) {
        return (options, text) -> setter.accept(options, millis(text));
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number of milliseconds", e);
        }
    }

    private static BiConsumer<SocketIoOptions.Builder, String> number(
            BiConsumer<SocketIoOptions.Builder, Integer> setter) {
        return (options, text) -> setter.accept(options, number(text));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number up to " + Integer.MAX_VALUE, e);
        }
    }

    private static boolean flag(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("it must be true or false");
    }

    private static Transport[] transports(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> transport(name.trim()))
                .toArray(Transport[]::new);
    }

    private static Transport transport(String name) {
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a transport is polling or websocket"));
    }
}
