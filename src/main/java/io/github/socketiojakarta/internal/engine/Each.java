package io.github.socketiojakarta.internal.engine;

import java.util.function.Consumer;

/** Does something with each of many: what goes wrong with one of them is logged, and none of the others suffers from it. */
public final class Each {

    private static final System.Logger LOG = System.getLogger(Each.class.getName());

    private Each() {}

    /** Runs an action for each element, in order. */
    public static <T> void of(Iterable<T> elements, Consumer<? super T> action) {
        for (T element : elements) {
            try {
                action.accept(element);
            } catch (Throwable e) { // whatever it is, the others have their turn
                LOG.log(System.Logger.Level.ERROR, "One of many could not be told", e);
            }
        }
    }
}
