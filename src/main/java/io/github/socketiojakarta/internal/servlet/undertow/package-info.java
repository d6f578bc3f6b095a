/**
 * What Undertow 2.3 needs, by itself and in WildFly.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.undertow.Undertow} is the entry. It must know no door.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.undertow;

import org.jspecify.annotations.NullMarked;
