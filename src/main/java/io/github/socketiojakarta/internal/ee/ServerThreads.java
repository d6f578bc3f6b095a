package io.github.socketiojakarta.internal.ee;

import io.github.socketiojakarta.internal.engine.EngineThreads;
import io.github.socketiojakarta.internal.lane.AnswerThread;
import io.github.socketiojakarta.internal.lane.ApplicationThreads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * The threads of one web application's server: a timer, and a few of each kind that end when idle. After {@link #stop()},
 * whoever brings a worker's task runs it, because it may close a connection that nobody else closes, and so with what
 * completes what somebody may still wait for; tasks of the timer are dropped, and those of the application refused.
 */
final class ServerThreads {

    private static final int WORKERS = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
    private static final int APPLICATION_THREADS = 4 * WORKERS;
    private static final long IDLE_SECONDS = 10;
    private static final Duration STOP_TIME = Duration.ofSeconds(3);
    private static final Duration JOIN_TIME = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor closers;
    private final ThreadPoolExecutor answers;
    private final ThreadPoolExecutor application;
    private final ThreadPoolExecutor beside;
    private final Set<Thread> started = ConcurrentHashMap.newKeySet();

    ServerThreads(ClassLoader loader, String contextPath) {
        timer = new ScheduledThreadPoolExecutor(
                1, threads("socketio-timer" + contextPath, loader), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        workers = pool(WORKERS, threads("socketio-worker" + contextPath, loader), (task, pool) -> task.run());
        closers = pool(WORKERS, threads("socketio-closer" + contextPath, loader), (task, pool) -> task.run());
        answers = pool(
                WORKERS, threads("socketio-answer" + contextPath, loader, Completing::new), (task, pool) -> task.run());
        application = pool(
                APPLICATION_THREADS,
                threads("socketio-application" + contextPath, loader),
                new ThreadPoolExecutor.AbortPolicy());
        beside = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads("socketio-beside" + contextPath, loader),
                (task, pool) -> task.run());
    }

    private static ThreadPoolExecutor pool(int size, ThreadFactory threads, RejectedExecutionHandler late) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads, late);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private ThreadFactory threads(String name, ClassLoader loader) {
        // inherits nothing: some containers keep the identity of the user so
        return threads(name, loader, (task, threadName) -> new Thread(null, task, threadName, 0, false));
    }

    private ThreadFactory threads(String name, ClassLoader loader, BiFunction<Runnable, String, Thread> kind) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = kind.apply(task, name + "-" + number.incrementAndGet());
            started.removeIf(old -> old.getState() == Thread.State.TERMINATED);
            started.add(thread);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    private static final class Completing extends Thread implements AnswerThread {
        private Completing(Runnable task, String name) {
            super(null, task, name, 0, false);
        }
    }

    /** Returns the threads for application code, which runs on an executor of its own choice if there is one. */
    ApplicationThreads forApplication(Optional<Executor> chosen) {
        return new ApplicationThreads(chosen, application, answers, beside);
    }

    EngineThreads forEngine() {
        return new EngineThreads(timer, workers, closers, System::nanoTime);
    }

    /** Lets the threads finish what they have, for a few seconds, and stops; no thread is left. */
    void stop() {
        timer.shutdown(); // not now: it may be in the middle of telling a client
        application.shutdown();
        beside.shutdown();
        answers.shutdown();
        workers.shutdown();
        closers.shutdown();
        long deadline = System.nanoTime() + STOP_TIME.toNanos();
        try {
            for (ExecutorService pool : List.of(application, beside, answers, workers, timer, closers)) {
                if (!pool.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    pool.shutdownNow();
                }
            }
            deadline = System.nanoTime() + JOIN_TIME.toNanos();
            for (Thread thread : started) { // containers look for threads of the application right after this
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            application.shutdownNow();
            beside.shutdownNow();
            answers.shutdownNow();
            workers.shutdownNow();
            closers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
