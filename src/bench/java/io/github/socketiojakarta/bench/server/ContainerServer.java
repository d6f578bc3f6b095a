package io.github.socketiojakarta.bench.server;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.jackson.JacksonCodec;
import jakarta.servlet.ServletContainerInitializer;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A servlet container with one application: {@code jetty|tomcat|undertow|undertow-workers
 * socketio|socketio-jackson|bare|bare-jackson|bare-jsonb|trinopoty event,event}.
 */
public final class ContainerServer {

    private ContainerServer() {}

    /** A class of its own, since only some servers have Jackson. */
    private static final class WithJackson {

        private WithJackson() {}

        static SocketIoOptions options() {
            return SocketIoOptions.builder().jsonCodec(new JacksonCodec()).build();
        }
    }

    /** Starts the server. */
    public static void main(String[] args) throws Exception {
        List<String> events = List.of(args[2].split(","));
        ServletContainerInitializer application = switch (args[1]) {
            case "socketio" -> new SocketIoApplication(events, SocketIoOptions.defaults());
            case "socketio-jackson" -> new SocketIoApplication(events, WithJackson.options());
            case "bare" -> new BareApplication(UnaryOperator.identity());
            case "bare-jackson" -> new BareApplication(BareJson.by("jackson"));
            case "bare-jsonb" -> new BareApplication(BareJson.by("jsonb"));
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
