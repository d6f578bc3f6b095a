package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.Dialect;
import io.github.socketiojakarta.bench.server.ContainerServer;
import io.github.socketiojakarta.bench.server.NettySocketIoServer;
import java.util.List;
import java.util.Optional;

/** The servers that are compared. */
public enum Peer {
    JETTY("jetty", "socketio-jakarta on Jetty", "jetty", "socketio"),
    JETTY_BARE("jetty-bare", "bare Jetty", "jetty", "bare"),
    TOMCAT("tomcat", "socketio-jakarta on Tomcat", "tomcat", "socketio"),
    TOMCAT_BARE("tomcat-bare", "bare Tomcat", "tomcat", "bare"),
    UNDERTOW("undertow", "socketio-jakarta on Undertow", "undertow", "socketio"),
    UNDERTOW_BARE("undertow-bare", "bare Undertow", "undertow", "bare"),
    UNDERTOW_WORKERS("undertow-workers", "socketio-jakarta on Undertow's workers", "undertow-workers", "socketio"),
    UNDERTOW_WORKERS_BARE("undertow-workers-bare", "bare Undertow's workers", "undertow-workers", "bare"),
    JETTY_BEFORE("jetty-before", "the other build on Jetty", "jetty", "before"),
    TOMCAT_BEFORE("tomcat-before", "the other build on Tomcat", "tomcat", "before"),
    UNDERTOW_BEFORE("undertow-before", "the other build on Undertow", "undertow", "before"),
    NETTY("netty-socketio", "netty-socketio 2.0.14", "netty", "netty"),
    TRINOPOTY("trinopoty", "io.socket:socket.io-server 4.1.2 on Jetty", "jetty", "trinopoty"),
    NODE("node", "Node.js socket.io 4.8.4", "node", "node");

    private final String id;
    private final String title;
    private final String container;
    private final String application;

    Peer(String id, String title, String container, String application) {
        this.id = id;
        this.title = title;
        this.container = container;
        this.application = application;
    }

    /** Returns the name on the command line. */
    public String id() {
        return id;
    }

    /** Returns the name for readers. */
    public String title() {
        return title;
    }

    /** Returns the bare container, if this is our server on one. */
    public Optional<Peer> limit() {
        return application.equals("socketio") ? Optional.of(valueOf(name() + "_BARE")) : Optional.empty();
    }

    /** Returns whether it is measured if nobody says what to measure; another build has to be named. */
    boolean isUsual() {
        return !application.equals("before");
    }

    boolean isBare() {
        return application.equals("bare");
    }

    boolean isOurs() {
        return application.equals("socketio");
    }

    Dialect dialect() {
        return isBare() ? Dialect.BARE : Dialect.SOCKET_IO;
    }

    /** Returns how to start the server. */
    List<String> command(Settings settings, String events) {
        return switch (application) {
            case "node" -> settings.node(events);
            case "before" ->
                settings.javaBefore(container, ContainerServer.class, List.of(container, "socketio", events));
            case "netty" -> settings.java(container, NettySocketIoServer.class, List.of(events));
            default -> settings.java(container, ContainerServer.class, List.of(container, application, events));
        };
    }
}
