package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.Socket;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** What Spring Security expects of a thread, and what it says. Thread-safe. */
interface CallSecurity {

    /** Without Spring Security. */
    CallSecurity NONE = new CallSecurity() {
        @Override
        public void run(Socket socket, Runnable code) {
            code.run();
        }

        @Override
        public Throwable failure(Throwable thrown) {
            return thrown;
        }
    };

    /** Returns the one of an application, whose class path may be without Spring Security. */
    static CallSecurity find(@Nullable ClassLoader loader) {
        return ClassUtils.isPresent("org.springframework.security.core.context.SecurityContextHolder", loader)
                ? new SpringSecurity()
                : NONE;
    }

    /** Runs code with the login of a socket's client. */
    void run(Socket socket, Runnable code);

    /** Returns what a client is told of an exception. */
    Throwable failure(Throwable thrown);
}
