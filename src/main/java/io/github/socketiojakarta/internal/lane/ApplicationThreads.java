package io.github.socketiojakarta.internal.lane;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads for application code that runs on no thread of the container. Immutable.
 *
 * @param chosen what the application has chosen for its listeners; they may hold its threads for as long as they like
 * @param own threads of the server, for application code if nothing is chosen or that refuses; they may be held too. They
 *     refuse only when the application has stopped
 * @param answers threads of the server that are {@link AnswerThread}s. They complete what the application may be waiting for,
 *     and hand what hangs on that over to the others. So whoever waits holds none of them, and they are never missing
 * @param beside threads of the server, as many as it takes: for what a listener that is running may be waiting for, which may
 *     wait itself. There are no more of them than such listeners
 */
public record ApplicationThreads(Optional<Executor> chosen, Executor own, Executor answers, Executor beside) {

    private static final System.Logger LOG = System.getLogger(ApplicationThreads.class.getName());

    /** Runs application code on a thread that may be held; returns false if the application has stopped, and nothing runs. */
    boolean run(Runnable code) {
        if (chosen.isPresent() && chosen.get() != own) {
            try {
                chosen.get().execute(code);
                return true;
            } catch (Throwable e) { // an executor of the application; never here, since this may be the timer's thread
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The executor refuses listeners; they run on the server's threads",
                        e);
            }
        }
        try {
            own.execute(code);
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    /** Does the same with what somebody may wait for: it runs here rather than not at all. */
    public void runOrHere(Runnable code) {
        if (!run(code)) {
            code.run();
        }
    }
}
