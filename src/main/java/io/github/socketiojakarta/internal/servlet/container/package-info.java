/**
 * What differs between containers, as far as the doors have to know.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.container.Container} is the entry; its defaults are what the specifications say. It must not
 * know any container: each has a package of its own.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.container;

import org.jspecify.annotations.NullMarked;
