package io.github.socketiojakarta.internal.ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** CDI Lite has a bean manager, and no portable extensions; that of Quarkus says so by an exception. */
class CdiWithoutExtensionsTest {

    private final BeanManager manager = proxy(BeanManager.class);

    @Test
    void handlersAreNoBeans() {
        assertThat(CdiBeans.find(manager)).isEmpty();
    }

    @Test
    void optionsAreNoBean() {
        assertThat(OptionsBean.find(manager)).isEmpty();
    }

    /** Can do nothing at all. */
    private static <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> refuse(method)));
    }

    private static Object refuse(Method method) {
        throw new UnsupportedOperationException(method.toString());
    }
}
