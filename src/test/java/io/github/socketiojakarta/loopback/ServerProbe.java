package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.ack.PendingAcks;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.namespace.LocalNamespace;
import io.github.socketiojakarta.internal.recovery.KeptAmount;
import io.github.socketiojakarta.internal.server.LocalServer;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;

/** Looks into a server for what a leak would leave behind, and which no API shows. */
public final class ServerProbe {

    private ServerProbe() {}

    /** Returns how many tasks wait for their time. */
    public static int timers(SocketIoServer server) {
        ServerContext context = (ServerContext) field(server, "context");
        return ((ScheduledThreadPoolExecutor) context.threads().timer())
                .getQueue()
                .size();
    }

    /** Returns how many client connections the server holds. */
    public static int connections(SocketIoServer server) {
        return ((Collection<?>) field(server, "connections")).size();
    }

    /** Returns how many answers a client owes one socket. */
    public static int pendingAcks(Socket socket) {
        return (int) field(PendingAcks.class, field(socket.getClass(), socket, "acks"), "count");
    }

    /** Returns the names of the library's threads that have something to do. */
    public static List<String> busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("socketio-"))
                .filter(thread -> Stream.of(thread.getValue())
                        .noneMatch(call -> call.getMethodName().equals("getTask")))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    /** Returns what a namespace keeps for clients that may come back. */
    public static KeptAmount recovery(SocketIoServer server, String namespace) {
        return ((LocalNamespace) server.of(namespace)).recovery().orElseThrow().kept();
    }

    private static Object field(SocketIoServer server, String name) {
        return field(LocalServer.class, server, name);
    }

    private static Object field(Class<?> type, Object object, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
