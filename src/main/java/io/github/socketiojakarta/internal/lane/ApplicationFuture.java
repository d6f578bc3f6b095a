package io.github.socketiojakarta.internal.lane;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The future that the API returns. Callbacks on it run where its {@link Continuations} says, not on the thread that
 * completes it. To wait for it on a thread on which the result cannot come throws. The library completes it, which wakes
 * whoever waits and needs no thread that could be held by those. Futures derived from it are like it. Thread-safe.
 *
 * <p>What hangs on a future that is none of ours, such as that of {@link CompletableFuture#allOf}, runs on the thread that
 * completes: the one that has read an answer, or an {@link AnswerThread}. Nobody can change that.
 */
public final class ApplicationFuture<T> extends CompletableFuture<T> {

    private final Continuations continuations;

    /** Creates one that is not completed. */
    public ApplicationFuture(Continuations continuations) {
        this.continuations = continuations;
    }

    /** Returns where what hangs on it runs. */
    public Continuations continuations() {
        return continuations;
    }

    /** Runs code of the library, which must not wait, on the thread that completes it; at once if that has happened. */
    public void whenSettled(BiConsumer<? super @Nullable T, ? super @Nullable Throwable> code) {
        var unused = super.whenCompleteAsync(code, Runnable::run);
    }

    /** Does the same for any stage, as an adapter of the application may have made it. */
    public static <T> void whenSettled(
            CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> code) {
        if (stage instanceof ApplicationFuture<T> future) {
            future.whenSettled(code);
        } else {
            var unused = stage.whenComplete(code);
        }
    }

    /** Returns why a stage has failed, without the exception that other stages wrap around it. */
    public static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ApplicationFuture<>(continuations.derived());
    }

    @Override
    public Executor defaultExecutor() {
        return continuations.executor();
    }

    @Override
    public T join() {
        check();
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        check();
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        check();
        return super.get(timeout, unit);
    }

    private void check() {
        if (!isDone()) {
            continuations.checkWait();
        }
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
