package io.github.socketiojakarta.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.socketiojakarta.example.bare.BarePage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is replaced again and again while clients talk to it leaves nothing behind, on each server. */
@ParameterizedClass(name = "{0}")
@MethodSource("servers")
class RedeploymentIT implements OnServer {

    private static final int REDEPLOYMENTS = 5;
    /** Threads of pools remember an application until they have been idle for a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration PATIENCE_FOR_SERVER = Duration.ofSeconds(90);
    private static final double GROWTH = 1.1;

    /** Until Tomcat has learned which texts are frequent; from then on it remembers those alone. */
    private static final int VISITS = 4_000;

    @Parameter
    Server server;

    static List<Server> servers() {
        return Server.redeployed();
    }

    @Override
    public Server server() {
        return server;
    }

    @Test
    @Shows(Capability.REDEPLOYMENT)
    void leavesNothingBehind() throws Exception {
        Limit limit = server.shortcomings().contains(Capability.REDEPLOYMENT)
                ? new Limit(leftOfAnyApplication(), Keeper.SERVER)
                : new Limit(1, Keeper.NOBODY);
        Application application = Application.probe();
        try (ServerProcess running = server.start(application, "redeployment")) {
            try (Traffic traffic = Traffic.start(running)) {
                traffic.settle();
            }
            for (int i = 0; i < VISITS; i++) {
                running.visit(application.page());
            }
            Footprint first = Footprint.of(running.handle());
            assertEquals(1, first.servers(), "Servers that are found before any redeployment");
            try (Traffic traffic = Traffic.start(running)) {
                for (int i = 0; i < REDEPLOYMENTS; i++) {
                    traffic.settle();
                    running.redeploy(application);
                }
                traffic.settle();
            }
            Footprint last = Footprint.of(running.handle());
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!limit.allows(first, last) && System.nanoTime() < end) {
                running.visit(application.page()); // containers keep the connection they have seen last, until the next
                last = Footprint.of(running.handle());
            }
            if (!limit.allows(first, last)) {
                Path dump = Path.of("target", "leak-" + server + ".hprof").toAbsolutePath();
                Footprint.dump(running.handle(), dump);
                fail("First " + first + ", then " + last + "; allowed " + limit + "; heap in " + dump);
            }
            Results.of(server).footprints(first, last);
        }
    }

    /** Who keeps applications that have gone. */
    private enum Keeper {
        SERVER,
        NOBODY
    }

    /**
     * What may be left.
     *
     * @param classLoaders the class loaders; a server that keeps those keeps threads and objects of its own too, but never
     *     a server of the library
     */
    private record Limit(int classLoaders, Keeper keeper) {

        boolean allows(Footprint first, Footprint last) {
            boolean ours = last.classLoaders() <= classLoaders
                    && last.servers() == 1
                    && Set.copyOf(last.threads()).size()
                            == last.threads().size(); // each deployment's have the same names
            return ours
                    && (keeper == Keeper.SERVER
                            || last.allThreads() < first.allThreads() + REDEPLOYMENTS
                                    && last.heap() <= first.heap() * GROWTH);
        }
    }

    /** Does the same with an application that does not use the library, and counts what is left of that. */
    private int leftOfAnyApplication() throws Exception {
        Application bare = Application.bare();
        try (ServerProcess running = server.start(bare, "redeployment-bare")) {
            for (int i = 0; i < REDEPLOYMENTS; i++) {
                use(running, bare);
                running.redeploy(bare);
            }
            use(running, bare);
            long end = System.nanoTime() + PATIENCE_FOR_SERVER.toNanos();
            int left = Footprint.classLoaders(running.handle(), BarePage.class);
            while (left > 1 && System.nanoTime() < end) {
                running.visit(bare.page());
                left = Footprint.classLoaders(running.handle(), BarePage.class);
            }
            assertTrue(left > 1, "This works now: take it out of Server.shortcomings()");
            return left;
        }
    }

    private static void use(ServerProcess running, Application bare) throws Exception {
        assertEquals(200, running.visit(bare.page()));
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket client = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + running.address().getAuthority() + "/echo"), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        answer.complete(text.toString());
                        return null;
                    }
                })
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        client.sendText("hello", true);
        assertEquals("hello", answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        client.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
