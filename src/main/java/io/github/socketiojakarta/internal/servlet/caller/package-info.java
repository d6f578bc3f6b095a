/**
 * Who sent a request: the user, the roles, the HTTP session and its end.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.caller.Callers} is the entry. It must know neither transports nor containers.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.caller;

import org.jspecify.annotations.NullMarked;
