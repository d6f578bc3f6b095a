package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.internal.servlet.caller.HttpSessionEnds;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LateSessionListenerTest {

    /** Who has asked for the id of the session: what the listener proper does first, whatever it is told. */
    private final List<String> askedBy = new ArrayList<>();

    private final Once<Layers> layers = new Once<>(
            () -> new Layers(SocketIoOptions.builder().build(), getClass().getClassLoader(), ""));

    @AfterEach
    void stop() {
        if (layers.isMade()) {
            layers.get().stop();
        }
    }

    static Stream<Method> whatContainersTell() {
        return Stream.of(HttpSessionListener.class, HttpSessionIdListener.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> method.getParameterTypes()[0] == HttpSessionEvent.class);
    }

    @ParameterizedTest
    @MethodSource("whatContainersTell")
    void passesOnEverything(Method told) throws Exception {
        layers.get();
        tell(told);
        assertThat(askedBy).containsExactly(told.getName());
    }

    @ParameterizedTest
    @MethodSource("whatContainersTell")
    void makesNoServerForASession(Method told) throws Exception {
        tell(told);
        assertThat(askedBy).isEmpty();
        assertThat(layers.isMade()).isFalse();
    }

    private void tell(Method told) throws Exception {
        HttpSession session = (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, args) -> {
                    StackWalker.getInstance()
                            .walk(frames -> frames.filter(
                                            frame -> frame.getClassName().equals(HttpSessionEnds.class.getName()))
                                    .findFirst())
                            .ifPresent(frame -> askedBy.add(frame.getMethodName()));
                    return "id";
                });
        Object[] arguments = new Object[told.getParameterCount()];
        Arrays.fill(arguments, "id before");
        arguments[0] = new HttpSessionEvent(session);
        told.invoke(new LateSessionListener(layers), arguments);
    }
}
