package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LateSessionListenerTest {

    static Stream<Method> whatContainersTell() {
        return Stream.of(HttpSessionListener.class, HttpSessionIdListener.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getParameterTypes()[0] == HttpSessionEvent.class);
    }

    @ParameterizedTest
    @MethodSource("whatContainersTell")
    void passesOnEverything(Method told) throws NoSuchMethodException {
        assertThat(LateSessionListener.class.getDeclaredMethod(told.getName(), told.getParameterTypes()))
                .isNotNull();
    }
}
