/**
 * The door for long-polling: an asynchronous servlet request for each GET, and for a POST whose body has yet to come.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.polling.PollingDoor} is the entry. It must not ask which container it runs in: it calls
 * {@link io.github.socketiojakarta.internal.servlet.container.Container} where containers differ.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.polling;

import org.jspecify.annotations.NullMarked;
