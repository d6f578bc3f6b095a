package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.ee.config.ProducedOptions;
import java.util.Optional;

/**
 * Takes the options from the application's CDI bean if it has one, and otherwise from the other sources. Confined to
 * the start and stop of the application.
 */
final class BeanDecision implements OptionsDecision {

    private final SocketIoOptions others;
    private volatile Optional<ProducedOptions> bean = Optional.empty();

    BeanDecision(SocketIoOptions others) {
        this.others = others;
    }

    @Override
    public SocketIoOptions decide() {
        bean = BeansLookup.options();
        if (bean.isEmpty()) {
            return others;
        }
        SocketIoOptions options = bean.get().get(others);
        if (!options.path().equals(others.path())) {
            throw new IllegalStateException("The options bean (" + bean.get() + ") has the path " + options.path()
                    + ", but it is too late to change the path " + others.path() + ". Set socketio.path as a context"
                    + " parameter or MicroProfile Config property, or in a SocketIoConfigurer; and begin the bean's options"
                    + " with an injected SocketIoOptions.Builder, which knows that path");
        }
        return options;
    }

    @Override
    public void confirm() {
        if (bean.isEmpty() && BeansLookup.options().isPresent()) {
            throw new IllegalStateException(
                    "The options bean (" + BeansLookup.options().get() + ") comes too late: the"
                            + " Socket.IO server was used before CDI had started. Use it in a bean, or in a listener that is"
                            + " called after that of CDI");
        }
    }

    @Override
    public void close() {
        bean.ifPresent(ProducedOptions::close);
        bean = Optional.empty();
    }
}
