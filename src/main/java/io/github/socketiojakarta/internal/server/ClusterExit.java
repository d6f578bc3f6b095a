package io.github.socketiojakarta.internal.server;

import io.github.socketiojakarta.cluster.ClusterTransport;
import io.github.socketiojakarta.internal.context.ServerContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * How a server leaves its cluster: when the namespaces are closed, the medium is. Nobody waits for a medium for ever. Immutable.
 *
 * @param context the server
 */
record ClusterExit(ServerContext context) {

    private static final System.Logger LOG = System.getLogger(ClusterExit.class.getName());

    /** How long a medium may take to let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * Leaves.
     *
     * @param namespaces completed when these are closed; never fails
     * @param whenOver called once
     */
    void end(CompletableFuture<?> namespaces, Runnable whenOver) {
        Optional<ClusterTransport> transport = context.cluster();
        if (transport.isEmpty()) {
            var unused = namespaces.whenComplete((closed, failure) -> whenOver.run());
            return;
        }
        CompletableFuture<?> over =
                namespaces.thenCompose(closed -> transport.get().close().toCompletableFuture());
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        Future<?> late = context.threads()
                .timer()
                .schedule(() -> first.complete(false), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        var unused = over.whenComplete((closed, failure) -> first.complete(failure == null));
        var unusedToo = first.thenAccept(inTime -> {
            late.cancel(false);
            if (!inTime) {
                LOG.log(System.Logger.Level.WARNING, "The connection to the cluster could not be closed properly");
            }
            whenOver.run();
        });
    }
}
