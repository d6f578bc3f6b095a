package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.BroadcastOperator;
import io.github.socketiojakarta.BroadcastOptions;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast that is being put together. Immutable.
 *
 * @param namespace the namespace
 * @param options the receivers chosen so far
 */
record BroadcastChain(LocalNamespace namespace, BroadcastOptions options) implements BroadcastOperator {

    @Override
    public BroadcastOperator to(String... rooms) {
        return new BroadcastChain(namespace, options.to(rooms));
    }

    @Override
    public BroadcastOperator except(String... rooms) {
        return new BroadcastChain(namespace, options.except(rooms));
    }

    @Override
    public void emit(String event, @Nullable Object... args) {
        namespace.adapter().broadcast(BroadcastEvent.of(event, args), options);
    }
}
