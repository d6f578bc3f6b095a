/**
 * JSON by Jackson instead of JSON-B, for applications that have Jackson anyway.
 *
 * <p>{@link io.github.socketiojakarta.jackson.JacksonCodec} is the entry, to be given to the option {@code jsonCodec}.
 * Needs {@code com.fasterxml.jackson.core:jackson-databind} in the application; nothing else of this library does. This
 * package must not know packets, sockets or containers.
 */
@NullMarked
package io.github.socketiojakarta.jackson;

import org.jspecify.annotations.NullMarked;
