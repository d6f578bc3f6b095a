/**
 * What Quarkus 3.33 needs.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.quarkus.Quarkus} is the entry. That no WebSocket can begin in a servlet there is noticed by
 * {@code WebSocketUpgrader}, in any container, when the first one is refused. It must know no door.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.quarkus;

import org.jspecify.annotations.NullMarked;
