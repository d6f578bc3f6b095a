/**
 * What belongs to HTTP and to no transport: how a request is read, CORS, errors, the JavaScript client.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.http.HttpSettings} says what can be set, {@link io.github.socketiojakarta.internal.servlet.http.ServedRequest}
 * is how the engine sees a request. It must not know which container it runs in.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.http;

import org.jspecify.annotations.NullMarked;
