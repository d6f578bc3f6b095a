package io.github.socketiojakarta.internal.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A layer above the engine that lets everything pass, but for what it is told to refuse.
 *
 * @param refusal the message with which every session is refused, if there is one
 */
public record NoHooks(Optional<String> refusal) implements EngineHooks {

    /** Refuses nothing. */
    public NoHooks() {
        this(Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<String>> refusal(EngineRequest request) {
        return CompletableFuture.completedFuture(refusal);
    }

    @Override
    public boolean allowsOrigin(String origin) {
        return false;
    }

    @Override
    public Optional<String> sessionId(EngineRequest request) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> headers(CurrentRequest request, Response response) {
        return Map.of();
    }

    @Override
    public void refused(EngineRequest request, EngineError error, String message, RefusalCause cause) {}

    @Override
    public void exceeded(EngineLimit limit) {}
}
