package io.github.socketiojakarta.internal.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A future whose followers run on a thread of the server, in any case: not on the one that completes it, which is the
 * container's or that of another sender; and not on the one that adds them, for somebody who sends the next whenever the
 * last is gone would go deeper into the stack each time. Futures derived from it are like it. Thread-safe.
 */
final class ElsewhereFuture<T> extends CompletableFuture<T> {

    private final SerialLane lane;

    ElsewhereFuture(SerialLane lane) {
        this.lane = lane;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ElsewhereFuture<>(lane);
    }

    @Override
    public Executor defaultExecutor() {
        return lane::giveUp;
    }

    @Override
    public <U> CompletableFuture<U> thenApply(Function<? super T, ? extends U> fn) {
        return thenApplyAsync(fn);
    }

    @Override
    public CompletableFuture<Void> thenAccept(Consumer<? super T> fn) {
        return thenAcceptAsync(fn);
    }

    @Override
    public CompletableFuture<Void> thenRun(Runnable fn) {
        return thenRunAsync(fn);
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> fn) {
        return thenComposeAsync(fn);
    }

    @Override
    public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> fn) {
        return whenCompleteAsync(fn);
    }

    @Override
    public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> fn) {
        return handleAsync(fn);
    }

    @Override
    public CompletableFuture<T> exceptionally(Function<Throwable, ? extends T> fn) {
        return exceptionallyAsync(fn);
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> fn) {
        return exceptionallyComposeAsync(fn);
    }

    @Override
    public <U, V> CompletableFuture<V> thenCombine(
            CompletionStage<? extends U> other, BiFunction<? super T, ? super U, ? extends V> fn) {
        return thenCombineAsync(other, fn);
    }

    @Override
    public <U> CompletableFuture<Void> thenAcceptBoth(
            CompletionStage<? extends U> other, BiConsumer<? super T, ? super U> fn) {
        return thenAcceptBothAsync(other, fn);
    }

    @Override
    public CompletableFuture<Void> runAfterBoth(CompletionStage<?> other, Runnable fn) {
        return runAfterBothAsync(other, fn);
    }

    @Override
    public <U> CompletableFuture<U> applyToEither(CompletionStage<? extends T> other, Function<? super T, U> fn) {
        return applyToEitherAsync(other, fn);
    }

    @Override
    public CompletableFuture<Void> acceptEither(CompletionStage<? extends T> other, Consumer<? super T> fn) {
        return acceptEitherAsync(other, fn);
    }

    @Override
    public CompletableFuture<Void> runAfterEither(CompletionStage<?> other, Runnable fn) {
        return runAfterEitherAsync(other, fn);
    }
}
