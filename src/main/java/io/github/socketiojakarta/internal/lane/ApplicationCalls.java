package io.github.socketiojakarta.internal.lane;

import io.github.socketiojakarta.internal.engine.CallContext;

/**
 * Runs application code in its scope, with the class loader of its web application and with what the container's code
 * finds on a thread: some containers call back with those of another application or user, or with none. Immutable.
 *
 * @param loader the application's class loader
 * @param scope surrounds the code
 * @param context surrounds all of that
 */
public record ApplicationCalls(ClassLoader loader, CallScope scope, CallContext context) {

    /** Returns the same in another context. */
    public ApplicationCalls in(CallContext other) {
        return other == context ? this : new ApplicationCalls(loader, scope, other);
    }

    /** Runs code of the application, on this thread. */
    public void run(Runnable code) {
        if (context == CallContext.OF_THREAD) {
            runInScope(code);
        } else {
            context.run(() -> runInScope(code));
        }
    }

    private void runInScope(Runnable code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before == loader) {
            scope.run(code);
            return;
        }
        thread.setContextClassLoader(loader);
        try {
            scope.run(code);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
