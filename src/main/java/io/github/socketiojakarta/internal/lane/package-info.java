/**
 * Whose thread runs the application's code, in which order, and who may wait for what.
 *
 * <p>{@link SerialLane} is the entry: each client has one, and all that its packets lead to runs there, one task
 * after the other. {@link ApplicationThreads} says which threads there are. {@link ApplicationFuture} is the kind of
 * future that the application may wait for. Packets, sockets and namespaces must be unknown here.
 *
 * <table>
 * <caption>Which thread may block, and what of the application it runs</caption>
 * <tr><th>thread</th><th>may it block?</th><th>what it runs of the application</th></tr>
 * <tr><td>of the container, for a request that opens a connection</td><td>yes, that client waits</td>
 *     <td>request filter, id generator, origin predicate, headers and connection listeners of the engine</td></tr>
 * <tr><td>of the container, which reads the client's packets; without the option {@code executor}</td>
 *     <td>yes: the client's next packets wait, which is its backpressure. But not for an answer of the same client:
 *         that throws</td>
 *     <td>the client's lane: namespace predicates, middlewares, listeners for connections, events and disconnection;
 *         what hangs on an answer, in its turn</td></tr>
 * <tr><td>the same with the option {@code executor}</td><td>no</td><td>nothing but the parser, and futures of the
 *     application's own that hang on an answer</td></tr>
 * <tr><td>of the option {@code executor}; or {@code socketio-application} for what no packet brings</td><td>yes</td>
 *     <td>the client's lane, as above; transport listeners</td></tr>
 * <tr><td>{@code socketio-beside}, as many as it takes</td><td>yes</td>
 *     <td>what hangs on an answer for which a running listener may be waiting</td></tr>
 * <tr><td>{@code socketio-answer}, an {@link AnswerThread}</td><td>no: to wait for one of our futures throws</td>
 *     <td>only what hangs on futures of the application's own, such as {@code allOf}</td></tr>
 * <tr><td>{@code socketio-timer}, {@code socketio-worker}, {@code socketio-closer}</td>
 *     <td>no; the closer may wait for a container that closes a WebSocket</td><td>nothing</td></tr>
 * <tr><td>of the container, without the option {@code executor}, on Tomcat and its descendants with request-scoped beans</td>
 *     <td>no</td><td>nothing: its lanes run on {@code socketio-application}</td></tr>
 * <tr><td>of a cluster's medium, which hands over messages</td><td>no, see {@code ClusterMember}</td>
 *     <td>room listeners, for rooms that another server lets sockets join or leave</td></tr>
 * <tr><td>of the application, which calls the API</td><td>as it likes; no method of ours blocks</td>
 *     <td>listeners for outgoing events, room listeners, conflation keys, the codec, the adapter, listeners for new
 *         namespaces</td></tr>
 * </table>
 */
@NullMarked
package io.github.socketiojakarta.internal.lane;

import org.jspecify.annotations.NullMarked;
