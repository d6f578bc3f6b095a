package io.github.socketiojakarta.internal.namespace;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.internal.lane.SerialLane;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's wish for a namespace that does not exist: asks the parents in their order whether they allow it. Confined to the
 * lane of the client.
 */
final class NamespaceSearch {

    private final String name;
    private final Handshake handshake;
    private final SerialLane lane;
    private final Consumer<LocalParentNamespace> allowed;
    private final Runnable refused;

    /**
     * Prepares a search.
     *
     * @param allowed called with the first parent that allows it
     * @param refused called if none does
     */
    NamespaceSearch(
            String name,
            Handshake handshake,
            SerialLane lane,
            Consumer<LocalParentNamespace> allowed,
            Runnable refused) {
        this.name = name;
        this.handshake = handshake;
        this.lane = lane;
        this.allowed = allowed;
        this.refused = refused;
    }

    void ask(List<LocalParentNamespace> parents) {
        for (int i = 0; i < parents.size(); i++) {
            LocalParentNamespace parent = parents.get(i);
            CompletionStage<Boolean> decision = parent.admits(name, handshake);
            if (decision == NamespaceGate.YES) {
                allowed.accept(parent);
                return;
            }
            if (decision != NamespaceGate.NO) {
                List<LocalParentNamespace> rest = parents.subList(i + 1, parents.size());
                var unused =
                        decision.whenComplete((yes, failure) -> lane.submit(() -> decided(parent, yes, failure, rest)));
                return;
            }
        }
        refused.run();
    }

    private void decided(
            LocalParentNamespace parent,
            @Nullable Boolean yes,
            @Nullable Throwable failure,
            List<LocalParentNamespace> rest) {
        if (failure == null && yes != null && yes) {
            allowed.accept(parent);
            return;
        }
        if (failure != null || yes == null) {
            parent.logFailure(
                    name, failure == null ? new NullPointerException("its stage completed with null") : failure);
        }
        ask(rest);
    }
}
