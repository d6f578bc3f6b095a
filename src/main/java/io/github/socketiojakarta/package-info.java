/**
 * The public API and SPI of the Socket.IO server for Jakarta EE: everything an application imports.
 *
 * <p>Start at {@link io.github.socketiojakarta.SocketIoServer}. The names are those of the Node.js documentation, so
 * that its pages serve as ours.
 *
 * <p>Where to look:
 *
 * <ul>
 *   <li>an event from a client on its way in: the tour in {@code internal.client}; a broadcast on its way out: that in
 *       {@code internal.namespace}; a client that comes back: that in {@code internal.recovery}; the states of a session:
 *       {@code internal.engine.session}
 *   <li>who may connect: {@link io.github.socketiojakarta.Cors} for pages of other origins, checked by {@code
 *       internal.engine.admission}, which knows the server's own origin
 *   <li>which thread runs what, and which may block: the table in {@code internal.lane}
 *   <li>another format of packets: {@link io.github.socketiojakarta.parser.Parser}; another JSON library:
 *       {@link io.github.socketiojakarta.JsonCodec}; another broker: {@link io.github.socketiojakarta.cluster.ClusterMedium};
 *       another transport, which is a change of this library: the recipe in {@code internal.engine.session}
 * </ul>
 *
 * <p>The packages, each of which knows only those beneath it:
 *
 * <pre>
 *   testing                        a server and clients in memory, for tests of applications
 *   startup, internal.ee           start-up in a Servlet container, options, composition of the layers
 *   internal.server                Socket.IO: puts together what follows
 *     internal.client              one client's connection, and its sockets
 *     internal.namespace           the namespaces, and broadcasts to their sockets
 *     internal.cluster             broadcasts and questions to other servers
 *     internal.recovery            clients that come back with what they have missed
 *     internal.room, internal.ack  who is in which room; acknowledgements
 *     internal.handshake, .incoming, .outgoing    what requests say, what clients send, what is sent
 *     internal.adapter             what stands between a namespace and its sockets, here or elsewhere
 *     internal.listen, .lane, .context    what the application has registered, whose thread runs it, and for whom
 *     internal.socket.packet       Socket.IO 5 wire codec, pure
 *   jsonb, jackson, jackson3       JSON by one library or another
 *     internal.socket.model        values without a type, without any of them
 *   msgpack                        packets as MessagePack
 *   internal.servlet               the two Jakarta doors: asynchronous servlet and WebSocket endpoint
 *     internal.servlet.jetty ...   what one container needs
 *   internal.engine.server         Engine.IO sessions, transports, heartbeat, upgrade; container-free
 *   internal.engine                what the layers above see of it
 *     internal.engine.packet       Engine.IO 4 wire codec, pure
 *   spring                         Spring Boot and Spring MVC: handlers that are beans of Spring
 *   bean                           who makes the instances of handlers, an SPI
 *   annotation                     what marks handlers, their methods and parameters
 *   io.github.socketiojakarta      this package: what an application calls
 *   cluster, parser                what others may implement: brokers, formats of packets
 * </pre>
 *
 * <p>Each interface says who implements it: the library only, and then it may get methods; or applications, and then it gets them
 * with a default only. Values that may get more parts have factories and no public constructor. Nothing in a package named {@code
 * internal} is API. This package must know neither wire packets nor containers,
 * but for the {@code ServletContext} in which the server is found.
 */
@NullMarked
package io.github.socketiojakarta;

import org.jspecify.annotations.NullMarked;
