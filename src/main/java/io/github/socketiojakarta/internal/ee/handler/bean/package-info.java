/**
 * Instances of handler classes where no container makes them: their constructors do, see
 * {@link io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans}, or the application, see
 * {@link io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers}.
 *
 * <p>Knows neither CDI nor Spring, nor methods and what they are called with.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler.bean;

import org.jspecify.annotations.NullMarked;
