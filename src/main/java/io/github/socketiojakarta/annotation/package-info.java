/**
 * What makes a class of the application a handler: start at {@link
 * io.github.socketiojakarta.annotation.SocketIoNamespace}. Methods are marked by what they are called for, and parameters by
 * where they come from.
 *
 * <p>This package must know nothing but the public API that it names.
 */
@NullMarked
package io.github.socketiojakarta.annotation;

import org.jspecify.annotations.NullMarked;
