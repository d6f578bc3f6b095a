package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.DisconnectReason;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.IncomingEvent;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.HandlerKind;
import io.github.socketiojakarta.internal.ee.handler.check.MethodName;
import io.github.socketiojakarta.internal.ee.handler.parameter.Invocation;
import io.github.socketiojakarta.internal.ee.handler.parameter.MissingValueException;
import io.github.socketiojakarta.internal.listen.RefusalText;
import io.github.socketiojakarta.internal.listen.SocketLogId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of all classes that handle one namespace. Filled while the application is deployed; then immutable, and
 * called on the lanes of the sockets.
 */
final class NamespaceHandlers {

    private static final System.Logger LOG = System.getLogger(NamespaceHandlers.class.getName());

    private final Beans beans;
    private final EntranceRule entrance = new EntranceRule();
    private final List<ConnectingMethod> middlewares = new ArrayList<>();
    private final Map<String, EventMethod> events = new LinkedHashMap<>();
    private final Map<HandlerKind, List<BoundMethod>> others = new EnumMap<>(HandlerKind.class);

    NamespaceHandlers(Beans beans) {
        this.beans = beans;
    }

    void add(List<HandlerMethod> methods, Instances instances) {
        methods.forEach(method -> add(method, instances));
    }

    private void add(HandlerMethod method, Instances instances) {
        entrance.add(method);
        switch (method.kind()) {
            case CONNECTING -> middlewares.add(new ConnectingMethod(method, instances));
            case EVENT -> add(new EventMethod(method, instances));
            default ->
                others.computeIfAbsent(method.kind(), unused -> new ArrayList<>())
                        .add(new BoundMethod(method, instances));
        }
    }

    private void add(EventMethod method) {
        EventMethod other = events.putIfAbsent(method.event(), method);
        if (other != null) {
            throw new InvalidHandlerException(
                    method.method(),
                    "handles the event '" + method.event() + "', as " + MethodName.of(other.method())
                            + " does, and only one of them can" + " answer; let one call the other, or use @OnAny");
        }
    }

    void serve(Namespace namespace) {
        namespace.use(socket -> entrance.check(socket.handshake()));
        middlewares.forEach(middleware -> middleware.serve(namespace));
        namespace.onConnection(this::connected);
        if (others.containsKey(HandlerKind.ERROR)) {
            namespace.onError(failure -> beans.run(failure.event().socket(), () -> failed(failure)));
        }
    }

    private List<BoundMethod> methods(HandlerKind kind) {
        return others.getOrDefault(kind, List.of());
    }

    private void connected(Socket socket) {
        if (!methods(HandlerKind.ANY).isEmpty()) {
            socket.onAny((name, args, ack) -> {
                IncomingEvent event = IncomingEvent.of(socket, name, args, ack);
                beans.run(socket, () -> call(HandlerKind.ANY, Invocation.event(event)));
            });
        }
        events.forEach((name, method) -> {
            socket.on(name, (args, ack) -> {
                IncomingEvent event = IncomingEvent.of(socket, name, args, ack);
                beans.run(socket, () -> method.handle(event));
            });
        });
        socket.onDisconnect(reason -> disconnected(socket, reason));
        beans.run(socket, () -> call(HandlerKind.CONNECT, Invocation.connect(socket)));
    }

    private void disconnected(Socket socket, DisconnectReason reason) {
        beans.run(socket, () -> call(HandlerKind.DISCONNECT, Invocation.disconnect(socket, reason)));
    }

    private void failed(EventFailure failure) {
        methods(HandlerKind.ERROR).stream()
                .filter(bound -> bound.method.takes(failure.exception()))
                .forEach(bound -> call(bound, Invocation.error(failure)));
    }

    private void call(HandlerKind kind, Invocation invocation) {
        methods(kind).forEach(bound -> call(bound, invocation));
    }

    private static void call(BoundMethod bound, Invocation invocation) {
        String id = SocketLogId.of(invocation.socket());
        try {
            bound.method.call(bound.instances, invocation);
        } catch (MissingValueException | EventRefusedException expected) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1} not called: {2}", id, bound, RefusalText.of(expected));
        } catch (Throwable e) { // the edge to application code
            LOG.log(System.Logger.Level.WARNING, id + ": " + bound + " failed", e);
        }
    }

    private record BoundMethod(HandlerMethod method, Instances instances) {

        @Override
        public String toString() {
            return method.kind() + " " + MethodName.of(method.method());
        }
    }
}
