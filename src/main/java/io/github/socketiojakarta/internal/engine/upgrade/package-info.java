/**
 * The change of a session from polling to a WebSocket.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.upgrade.Upgrades} is the entry, {@link io.github.socketiojakarta.internal.engine.upgrade.UpgradeProbe} is
 * one attempt. It must not know the transport that is left, only what every transport can do.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.upgrade;

import org.jspecify.annotations.NullMarked;
