package io.github.socketiojakarta;

import jakarta.servlet.ServletContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO server that lives inside a web application.
 *
 * <p>The library creates one when the application starts; get it with {@link #of(ServletContext)}, typically in a
 * {@code ServletContextListener}, and register handlers before clients arrive. Methods inherited from
 * {@link Namespace} act on the main namespace {@code "/"}, as they do on {@code io} in Node.js.
 *
 * <p>All methods may be called from any thread, also after {@link #close()}, when they do nothing, but for
 * {@link #of(String)}, which makes no namespace any more.
 *
 * <p>Implemented by the library only: methods may be added.
 */
public interface SocketIoServer extends Namespace {

    /**
     * The name of the {@code ServletContext} attribute that holds the server; of several servers in one application, the
     * one that the library starts by itself, or else the first, and each of them under this name followed by its path.
     * Before anybody has used the server, the attribute
     * holds something else: use {@link #of(ServletContext)}.
     */
    String CONTEXT_ATTRIBUTE = "io.github.socketiojakarta.SocketIoServer";

    /**
     * Returns the server of a web application; of several, the one that the library starts by itself, or else the first.
     *
     * <p>The first call, while the application starts, decides about its options, see {@link SocketIoOptions}: so CDI
     * must have started if the application has a bean that produces them. It has, in most containers, when listeners
     * are called.
     *
     * @param context the application's context, for example {@code event.getServletContext()} in a listener
     * @throws IllegalStateException if the library was not started in this application, or has options that cannot be;
     *     the message says what to do
     */
    static SocketIoServer of(ServletContext context) {
        return ServerLookup.find(context, CONTEXT_ATTRIBUTE)
                .orElseThrow(() -> new IllegalStateException("No Socket.IO server in the web application '"
                        + context.getContextPath()
                        + "'. Put socketio-jakarta.jar into WEB-INF/lib, or, in an embedded container, add a"
                        + " io.github.socketiojakarta.startup.SocketIoInitializer to the context before it starts."));
    }

    /**
     * Returns one of several servers of a web application.
     *
     * @param path the option {@link SocketIoOptions#path()} it was installed with
     * @throws IllegalStateException if there is none with that path
     */
    static SocketIoServer of(ServletContext context, String path) {
        return ServerLookup.find(context, CONTEXT_ATTRIBUTE + path)
                .orElseThrow(() -> new IllegalStateException("No Socket.IO server at " + path
                        + " in the web application '" + context.getContextPath()
                        + "'. Install it with SocketIoInitializer.install() before the context starts"));
    }

    /**
     * Returns the namespace of that name, creating it if it does not exist; it stays until the server closes. Counterpart of
     * {@code io.of()}.
     *
     * @param name the name; a missing leading {@code /} is added
     * @throws IllegalArgumentException if the name has a comma: no client could join
     * @throws IllegalStateException if it does not exist and the server has closed
     */
    Namespace of(String name);

    /**
     * Returns the namespace of that name if it exists, and makes none. Node.js has no counterpart but the private {@code
     * io._nsps}.
     *
     * @param name the name; a missing leading {@code /} is added
     */
    Optional<Namespace> find(String name);

    /** Returns the namespaces there are, by their names, the main one too: a snapshot. */
    Map<String, Namespace> namespaces();

    /**
     * Returns a parent of all namespaces whose whole name matches the pattern; they are created when a client asks for
     * them, or by {@link #of(String)}. Parents are asked in the order in which they were made.
     */
    ParentNamespace of(Pattern name);

    /** Returns a parent of all namespaces that the predicate allows; they are created when a client asks for them. */
    ParentNamespace of(NamespacePredicate predicate);

    /** Does the same as {@link #of(NamespacePredicate)} with a predicate that decides later. */
    ParentNamespace ofAsync(AsyncNamespacePredicate predicate);

    /**
     * Adds a listener, which is called with every namespace that is created from now on, before a socket joins it.
     * Counterpart of {@code io.on("new_namespace")}.
     *
     * <p>Nobody joins a namespace of which a listener fails, because what should guard it may be missing: clients get
     * {@code connect_error}, {@link #of(String)} throws what the listener has thrown, and whoever asks next has the namespace
     * made again.
     */
    void onNewNamespace(Consumer<Namespace> listener);

    /** Removes a listener for new namespaces: the very object that was added. */
    void offNewNamespace(Consumer<Namespace> listener);

    /** Returns the layer beneath: connections and requests. Counterpart of {@code io.engine}. */
    Engine engine();

    /** Returns the options the server was started with. */
    SocketIoOptions options();

    /** Returns how often clients have exceeded limits since the server started: a snapshot, cheap to take. */
    LimitCounts limits();

    /**
     * Returns the number of connected clients: Engine.IO sessions, not sockets; a client in three namespaces counts
     * once. Counterpart of {@code io.engine.clientsCount}.
     */
    int clientsCount();

    /**
     * Refuses new clients at once, with status 503, and disconnects every client with the reason
     * {@link DisconnectReason#SERVER_SHUTTING_DOWN}: over the time {@link SocketIoOptions#shutdownDrain()}, in random
     * order. A client whose listeners are running, or owe it acknowledgements, is given up to 2 seconds more to get
     * them. Counterpart of {@code io.close()}, except that the container's port stays open: it is not ours. Clients are
     * not told to stay away, so they reconnect as soon as a server answers again. Called by the library itself when the
     * application stops; if it is called again, the first close goes on, and both are told its end.
     *
     * <p>Polls that are held are answered at once. So a container whose own shutdown waits for requests that are under
     * way, before it stops the application, stops sooner if this is called before.
     *
     * @return completed when every disconnect listener has run, every transport has been told to close and every adapter is
     *     closed; a     {@code CompletableFuture}, which can be waited for, but not completed for others
     */
    CompletionStage<@Nullable Void> close();
}
