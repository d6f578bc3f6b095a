/**
 * The public API and SPI of the Socket.IO server for Jakarta EE: everything an application imports.
 *
 * <p>Start at {@link io.github.socketiojakarta.SocketIoServer}. The names are those of the Node.js documentation, so
 * that its pages serve as ours. The layers below, each of which knows only those beneath it:
 *
 * <pre>
 *   testing                        a server and clients in memory, for tests of applications
 *   startup, internal.ee           start-up in a Servlet container, options, composition of the layers
 *   internal.server                Socket.IO: puts together what follows
 *     internal.client              one client's connection, and its sockets
 *     internal.namespace           the namespaces, and broadcasts to their sockets
 *     internal.recovery            clients that come back with what they have missed
 *     internal.room, internal.ack  who is in which room; acknowledgements
 *     internal.handshake, .incoming, .outgoing    what requests say, what clients send, what is sent
 *     internal.listen, .lane       what the application has registered, and whose thread runs it
 *     internal.socket.packet       Socket.IO 5 wire codec, pure
 *   jsonb, jackson, jackson3, msgpack   JSON by one library or another, and packets as MessagePack, behind the SPIs
 *   internal.servlet               the two Jakarta doors: asynchronous servlet and WebSocket endpoint
 *     internal.servlet.jetty ...   what one container needs
 *   internal.engine.server         Engine.IO sessions, transports, heartbeat, upgrade; container-free
 *   internal.engine                what the layers above see of it
 *     internal.engine.packet       Engine.IO 4 wire codec, pure
 *   annotation                     what marks handlers, their methods and parameters
 *   io.github.socketiojakarta      this package: interfaces, records, exceptions; imports none of the above
 * </pre>
 *
 * <p>Nothing in a package named {@code internal} is API. This package must know neither wire packets nor containers,
 * but for the {@code ServletContext} in which the server is found.
 */
@NullMarked
package io.github.socketiojakarta;

import org.jspecify.annotations.NullMarked;
