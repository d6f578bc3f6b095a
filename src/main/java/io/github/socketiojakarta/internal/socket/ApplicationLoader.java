package io.github.socketiojakarta.internal.socket;

/**
 * Runs application code with the class loader of its web application: some containers call back with another one, or
 * with none. Immutable.
 *
 * @param loader the application's class loader
 */
record ApplicationLoader(ClassLoader loader) {

    void run(Runnable code) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before == loader) {
            code.run();
            return;
        }
        thread.setContextClassLoader(loader);
        try {
            code.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
