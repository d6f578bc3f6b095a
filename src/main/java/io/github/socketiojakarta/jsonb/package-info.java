/**
 * JSON by JSON-B behind the {@link io.github.socketiojakarta.JsonCodec} SPI, with bytes at any depth as attachments.
 * {@link io.github.socketiojakarta.jsonb.JsonbCodec} is what servers use that have chosen no other codec.
 *
 * <p>Only this package touches {@code jakarta.json.bind}; packets and sockets are unknown here.
 */
@NullMarked
package io.github.socketiojakarta.jsonb;

import org.jspecify.annotations.NullMarked;
