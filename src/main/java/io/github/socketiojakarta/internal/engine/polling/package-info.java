/**
 * HTTP long-polling: one GET that waits for packets, and one POST at a time that brings some.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.polling.PollingTransport} is the entry. It must know neither containers nor other
 * transports.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.polling;

import org.jspecify.annotations.NullMarked;
