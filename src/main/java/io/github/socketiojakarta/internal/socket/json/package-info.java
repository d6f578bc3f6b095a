/**
 * JSON by JSON-B behind the {@link io.github.socketiojakarta.JsonCodec} SPI, with bytes at any depth as attachments.
 * Only this package touches {@code jakarta.json.bind}; packets and sockets are unknown here.
 */
@NullMarked
package io.github.socketiojakarta.internal.socket.json;

import org.jspecify.annotations.NullMarked;
