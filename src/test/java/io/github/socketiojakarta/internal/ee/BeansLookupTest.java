package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.PlainBeans;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tomcat has no CDI at all; Jetty has the API, and nothing behind it. */
class BeansLookupTest {

    @Test
    void doesWithoutTheApi() throws Exception {
        try (ClassesWithout tomcat = new ClassesWithout("jakarta.enterprise.")) {
            Class<?> lookup = tomcat.loadClass(BeansLookup.class.getName());
            Method options = lookup.getDeclaredMethod("options");
            options.setAccessible(true);
            assertThat(options.invoke(null)).isEqualTo(Optional.empty());
            Method find =
                    lookup.getDeclaredMethod("find", tomcat.loadClass(SocketIoServer.class.getName()), Runnable.class);
            find.setAccessible(true);
            assertThat(find.invoke(null, null, null).getClass().getName()).isEqualTo(PlainBeans.class.getName());
        }
    }

    @Test
    void doesWithoutAProvider() {
        assertThat(BeansLookup.options()).isEmpty();
    }
}
