/**
 * JSON by Jackson 3 instead of JSON-B, for applications that have it anyway, as those with Spring Boot 4 do.
 *
 * <p>{@link io.github.socketiojakarta.jackson3.Jackson3Codec} is the entry, to be given to the option {@code jsonCodec}.
 * Needs {@code tools.jackson.core:jackson-databind} in the application; nothing else of this library does. This package must
 * not know packets, sockets or containers.
 */
@NullMarked
package io.github.socketiojakarta.jackson3;

import org.jspecify.annotations.NullMarked;
