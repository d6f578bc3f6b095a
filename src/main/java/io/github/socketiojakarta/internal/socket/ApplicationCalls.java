package io.github.socketiojakarta.internal.socket;

/**
 * Runs application code in its scope and with the class loader of its web application: some containers call back with
 * another one, or with none. Immutable.
 *
 * @param loader the application's class loader
 * @param scope surrounds the code
 */
public record ApplicationCalls(ClassLoader loader, CallScope scope) {

    void run(Runnable code) {
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
