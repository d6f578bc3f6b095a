package io.github.socketiojakarta.internal.ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.LogCapture;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, IllegalArgumentException.class, NullPointerException.class})
    @DisplayName("N17: whatever CDI throws, the server starts without")
    void whateverItThrows(Class<? extends RuntimeException> type) throws Exception {
        RuntimeException failure = type.getConstructor(String.class).newInstance("broken");
        BeanManager broken = (BeanManager)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {BeanManager.class}, (p, m, a) -> {
                    throw failure;
                });
        try (LogCapture log = LogCapture.of(CdiBeans.class.getName(), Level.INFO)) {
            assertThat(CdiBeans.find(broken)).isEmpty();
            assertThat(OptionsBean.find(broken)).isEmpty();
            assertThat(log.messages(Level.WARNING)).singleElement().asString().contains("CDI");
        }
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
