package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.Dialect;
import io.github.socketiojakarta.bench.load.Limit;
import io.github.socketiojakarta.bench.load.Workload;
import io.github.socketiojakarta.bench.server.ContainerServer;
import io.github.socketiojakarta.bench.server.NettySocketIoServer;
import java.util.Arrays;
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
    JETTY_JACKSON("jetty-jackson", "socketio-jakarta with JacksonCodec on Jetty", "jetty", "socketio-jackson"),
    JETTY_JSON("jetty-json", "bare Jetty and Jackson", "jetty", "bare-jackson"),
    JETTY_JSONB("jetty-jsonb", "bare Jetty and Yasson", "jetty", "bare-jsonb"),
    TOMCAT_JACKSON("tomcat-jackson", "socketio-jakarta with JacksonCodec on Tomcat", "tomcat", "socketio-jackson"),
    TOMCAT_JSON("tomcat-json", "bare Tomcat and Jackson", "tomcat", "bare-jackson"),
    TOMCAT_JSONB("tomcat-jsonb", "bare Tomcat and Yasson", "tomcat", "bare-jsonb"),
    UNDERTOW_JACKSON(
            "undertow-jackson", "socketio-jakarta with JacksonCodec on Undertow", "undertow", "socketio-jackson"),
    UNDERTOW_JSON("undertow-json", "bare Undertow and Jackson", "undertow", "bare-jackson"),
    UNDERTOW_JSONB("undertow-jsonb", "bare Undertow and Yasson", "undertow", "bare-jsonb"),
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

    /** Returns what the container can do at best with such messages, if this is our server on one. */
    public Optional<Peer> limit(Workload workload) {
        return switch (application) {
            case "socketio" -> limit(workload.limit());
            case "socketio-jackson" -> limit(workload.limit() == Limit.BARE ? Limit.BARE : Limit.JACKSON);
            default -> Optional.empty();
        };
    }

    private Optional<Peer> limit(Limit limit) {
        return Arrays.stream(values())
                .filter(peer -> peer.container.equals(container) && peer.application.equals(limit.application()))
                .findFirst();
    }

    /** Returns whether it is measured if nobody says what to measure; another build has to be named. */
    boolean isUsual() {
        return !application.equals("before");
    }

    /** Returns whether it is measured in a scenario: servers that differ in their JSON only are not, where there is none. */
    boolean takesPart(Workload workload) {
        return workload.limit() != Limit.BARE
                || List.of("bare", "socketio", "before", "netty", "trinopoty", "node")
                        .contains(application);
    }

    /** Returns whether it is a container without a Socket.IO server. */
    public boolean isBare() {
        return application.startsWith("bare");
    }

    /** Returns whether it is our server. */
    public boolean isOurs() {
        return application.startsWith("socketio");
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
            case "bare-jackson", "socketio-jackson" ->
                settings.javaWithJackson(container, ContainerServer.class, List.of(container, application, events));
            default -> settings.java(container, ContainerServer.class, List.of(container, application, events));
        };
    }
}
