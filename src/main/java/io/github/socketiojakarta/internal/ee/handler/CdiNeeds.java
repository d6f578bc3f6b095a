package io.github.socketiojakarta.internal.ee.handler;

/** Refuses classes that would quietly lose something where there is no CDI. */
final class CdiNeeds {

    private static final String[] PACKAGES = {
        "jakarta.inject", "jakarta.transaction", "jakarta.interceptor", "jakarta.ejb"
    };

    private CdiNeeds() {}

    static void refuse(Class<?> type) {
        for (Class<?> part = type; part != null && part != Object.class; part = part.getSuperclass()) {
            ClassText text = ClassText.of(part);
            for (String name : PACKAGES) {
                if (text.mentions(name)) {
                    throw new InvalidHandlerException(
                            type,
                            "uses " + name + ", which needs CDI, but there is none in this application; add Weld"
                                    + " (org.jboss.weld.servlet:weld-servlet-core) to WEB-INF/lib, or deploy to a Jakarta"
                                    + " EE server");
                }
            }
        }
    }
}
