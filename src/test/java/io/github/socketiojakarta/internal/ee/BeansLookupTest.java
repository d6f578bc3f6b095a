package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import java.lang.reflect.Constructor;
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
            Method find = lookup.getDeclaredMethod("find", Optional.class, Runnable.class);
            find.setAccessible(true);
            assertThat(find.invoke(null, Optional.empty(), null).getClass().getName())
                    .isEqualTo(PlainBeans.class.getName());
        }
    }

    @Test
    void theOptionsAreDecidedWithoutTheApi() throws Exception {
        try (ClassesWithout tomcat = new ClassesWithout("jakarta.enterprise.")) {
            Class<?> optionsType = tomcat.loadClass(SocketIoOptions.class.getName());
            Object options = optionsType.getMethod("defaults").invoke(null);
            Class<?> type = tomcat.loadClass(BeanDecision.class.getName());
            Constructor<?> constructor = type.getDeclaredConstructor(optionsType);
            constructor.setAccessible(true);
            Object decision = constructor.newInstance(options);
            assertThat(call(decision, "decide")).isSameAs(options);
            call(decision, "confirm");
            call(decision, "close");
        }
    }

    private static Object call(Object target, String name) throws ReflectiveOperationException {
        Method method = target.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(target);
    }

    @Test
    void doesWithoutAProvider() {
        assertThat(BeansLookup.options()).isEmpty();
    }
}
