package io.github.socketiojakarta.property;

import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes one input of the choices it is given, and of nothing else: the same choices make the same input. */
@FunctionalInterface
public interface Generator<T> {

    T from(Choices choices);

    default <R> Generator<R> map(Function<? super T, ? extends R> change) {
        return choices -> change.apply(from(choices));
    }

    default <S, R> Generator<R> with(Generator<S> other, BiFunction<? super T, ? super S, ? extends R> combine) {
        return choices -> combine.apply(from(choices), other.from(choices));
    }
}
