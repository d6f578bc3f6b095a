/**
 * What of a handler class is refused or warned of while the application is deployed, because it would quietly be lost:
 * annotations that nobody reads, or that need what is not there.
 *
 * <p>There is no one way in: each class is one question, asked by whoever knows that it matters. Knows classes and
 * annotations only: no instances, no sockets, and not how methods are called.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler.check;

import org.jspecify.annotations.NullMarked;
