package io.github.socketiojakarta.bench.server;

import jakarta.servlet.ServletContainerInitializer;
import java.util.List;

/** A servlet container with one application: {@code jetty|tomcat|undertow|undertow-workers socketio|bare|trinopoty event,event}. */
public final class ContainerServer {

    private ContainerServer() {}

    /** Starts the server. */
    public static void main(String[] args) throws Exception {
        List<String> events = List.of(args[2].split(","));
        ServletContainerInitializer application = switch (args[1]) {
            case "socketio" -> new SocketIoApplication(events);
            case "bare" -> new BareApplication();
            case "trinopoty" -> new TrinopotyApplication(events);
            default -> throw new IllegalArgumentException("application " + args[1]);
        };
        int port = switch (args[0]) {
            case "jetty" -> JettyContainer.start(application);
            case "tomcat" -> TomcatContainer.start(application);
            case "undertow" -> UndertowContainer.start(application, UndertowContainer.Threads.IO);
            case "undertow-workers" -> UndertowContainer.start(application, UndertowContainer.Threads.WORKER);
            default -> throw new IllegalArgumentException("container " + args[0]);
        };
        Control.serve(port);
    }
}
