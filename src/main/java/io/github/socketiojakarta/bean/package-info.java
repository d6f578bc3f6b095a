/**
 * Who makes the instances of handler classes: an SPI.
 *
 * <p>{@link io.github.socketiojakarta.bean.Beans} is what a container of beans implements. An application that has CDI, Spring or
 * none of them needs nothing of this.
 *
 * <p>This package must know neither CDI nor Spring, nor how methods are read and called.
 */
@NullMarked
package io.github.socketiojakarta.bean;

import org.jspecify.annotations.NullMarked;
