package io.github.socketiojakarta.example.desk;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.UserTransaction;
import java.security.Principal;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;

/** What code finds on the thread it runs on. */
@ApplicationScoped
public class Surroundings {

    @Inject
    Clerk clerk;

    @Inject
    Instance<SecurityContext> security;

    /** Looks around. */
    public Map<String, String> look() {
        Map<String, String> seen = new TreeMap<>();
        seen.put("thread", Thread.currentThread().getName());
        seen.put("loader", see(Surroundings::loader));
        seen.put("entry", see(() -> InitialContext.doLookup("java:comp/env/greeting")));
        seen.put("reference", see(() -> present(InitialContext.doLookup("java:comp/env/concurrent/threads"))));
        seen.put("executor", see(() -> present(InitialContext.doLookup("java:comp/DefaultManagedExecutorService"))));
        seen.put("module", see(() -> InitialContext.doLookup("java:module/ModuleName")));
        seen.put("cdi", see(() -> present(CDI.current().getBeanManager())));
        seen.put("transaction", see(Surroundings::transaction));
        seen.put("caller", see(() -> clerk.caller()));
        seen.put("approve", see(() -> clerk.approve()));
        seen.put("security", see(() -> {
            Principal caller = security.get().getCallerPrincipal();
            return (caller == null ? "nobody" : caller.getName())
                    + (security.get().isCallerInRole("user") ? " user" : "")
                    + (security.get().isCallerInRole("admin") ? " admin" : "");
        }));
        return seen;
    }

    /** Whether there is none already, and one can be begun. */
    private static String transaction() throws Exception {
        UserTransaction transaction = InitialContext.doLookup("java:comp/UserTransaction");
        transaction.begin();
        transaction.rollback();
        return "possible";
    }

    private static String loader() throws ClassNotFoundException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader.loadClass(Surroundings.class.getName()) == Surroundings.class ? "ours" : "another's";
    }

    private static String present(Object found) {
        return found == null ? "absent" : "present";
    }

    private static String see(Callable<Object> question) {
        try {
            return String.valueOf(question.call());
        } catch (EJBAccessException e) {
            return "refused";
        } catch (Exception e) {
            return "! " + e;
        }
    }
}
