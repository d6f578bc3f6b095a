/**
 * A kit for tests of an application: a server in memory, clients in memory, and time that passes when the test says so. No
 * container, no sockets, no test framework.
 *
 * <p>{@link io.github.socketiojakarta.testing.InMemoryServer} is the entry: it has the application's handlers, and {@link
 * io.github.socketiojakarta.testing.TestClient}s connect to it. {@link io.github.socketiojakarta.testing.TestArgs} and {@link
 * io.github.socketiojakarta.testing.RecordingAck} are for tests that call the methods of a handler themselves.
 *
 * <p>Everything above the container is the server of production: packets, namespaces, rooms, middlewares, acknowledgements,
 * recovery, handlers and their checks. This package stands in the place of the container; it must not know any, nor
 * anything of HTTP beyond a first request. CDI is touched only by {@link io.github.socketiojakarta.testing.CdiForTests} and
 * what the builder calls for it.
 */
@NullMarked
package io.github.socketiojakarta.testing;

import org.jspecify.annotations.NullMarked;
