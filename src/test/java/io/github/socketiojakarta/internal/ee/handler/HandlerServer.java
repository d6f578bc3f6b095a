package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.engine.WebSession;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Handlers without a container: what a client sends has been handled when the call returns. */
final class HandlerServer implements AutoCloseable {

    private static final Set<String> ROLES = Set.of("user", "admin", "guest");

    final Loopback loopback = new Loopback(SocketIoOptions.defaults());
    final PlainBeans beans = new PlainBeans();
    final Handlers handlers;

    private HandlerServer(List<Class<?>> found, NamedHandlers named) {
        handlers = Handlers.read(found, named, loopback.io, beans);
        handlers.serve();
    }

    static HandlerServer of(Class<?>... found) {
        return new HandlerServer(List.of(found), NamedHandlers.NONE);
    }

    static HandlerServer ofInstances(Object... instances) {
        return new HandlerServer(List.of(), NamedHandlers.NONE.and(Arrays.asList(instances)));
    }

    /** Opens a connection of somebody who is in these roles and has an HTTP session. */
    Client login(String user, String... roles) {
        Principal principal = () -> user;
        return loopback.open(new Caller(
                Optional.of(principal), Roles.of(ROLES, Set.of(roles)), Optional.of(new LivingWebSession())));
    }

    /** Opens a connection of nobody in particular. */
    Client anonymous() {
        return loopback.open(new Caller(Optional.empty(), Roles.of(ROLES, Set.of()), Optional.empty()));
    }

    /** Returns what the server answers at once. */
    static List<String> ask(Client client, String packet) {
        client.sent.clear();
        client.text(packet);
        return List.copyOf(client.sent);
    }

    @Override
    public void close() {
        loopback.close();
    }

    private static final class LivingWebSession implements WebSession {

        @Override
        public boolean hasEnded() {
            return false;
        }

        @Override
        public Runnable onEnd(Runnable action) {
            return () -> {};
        }

        @Override
        public <T> Optional<T> unwrap(Class<T> type) {
            Object session = Proxy.newProxyInstance(
                    HandlerServer.class.getClassLoader(),
                    new Class<?>[] {HttpSession.class},
                    (proxy, method, args) -> "HTTP session");
            return Optional.of(type.cast(session));
        }
    }
}
