package io.github.socketiojakarta.internal.ee.concurrent;

import jakarta.enterprise.concurrent.ContextService;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Looks for Jakarta Concurrency, whose API need not be there; only this class knows it. */
final class ContextServiceLookup {

    private static final String NAME = "java:comp/DefaultContextService";

    private ContextServiceLookup() {}

    /**
     * Returns what captures the context of the thread that asks: an executor that runs code on the thread that brings it,
     * with that context.
     *
     * @throws NamingException if there is none
     * @throws LinkageError if there is no API
     */
    @SuppressWarnings("BanJNDI") // a constant name, which no network serves
    static Supplier<Executor> find() throws NamingException {
        Object found = InitialContext.doLookup(NAME);
        if (found instanceof ContextService service) {
            return service::currentContextExecutor;
        }
        throw new NamingException(NAME + " is no ContextService");
    }
}
