/**
 * Who makes the instances of handler classes: {@link io.github.socketiojakarta.internal.ee.handler.bean.Beans}, or the application
 * itself, see {@link io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers}.
 *
 * <p>Knows neither CDI, which is one implementation elsewhere, nor methods and what they are called with.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler.bean;

import org.jspecify.annotations.NullMarked;
