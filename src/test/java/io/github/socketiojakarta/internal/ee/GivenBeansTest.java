package io.github.socketiojakarta.internal.ee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.socketiojakarta.bean.Beans;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whichever comes first, the server or the beans. */
class GivenBeansTest {

    private final Map<Object, Object> attributes = new HashMap<>();
    private final GivenBeans given = new GivenBeans(
            (ServletContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ServletContext.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "getAttribute" -> attributes.get(arguments[0]);
                        case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
                        case "removeAttribute" -> attributes.remove(arguments[0]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    }),
            "/socket.io");
    private final Beans spring = type -> socket -> socket;
    private final Beans others = type -> socket -> socket;
    private final List<Beans> taken = new ArrayList<>();

    @Test
    void beansThatComeFirstAreFound() {
        given.give(spring);
        given.expect();
        assertThat(given.areExpected()).isFalse();
        assertThat(given.find()).contains(spring);
    }

    @Test
    void aServerThatWaitsTakesThemOnce() {
        given.expect();
        assertThat(given.areExpected()).isTrue();
        assertThat(given.find()).isEmpty();
        given.await(taken::add);
        given.give(spring);
        given.give(spring);
        given.settle(() -> others);
        assertThat(taken).containsExactly(spring);
        assertThatIllegalStateException().isThrownBy(() -> given.give(others));
    }

    @Test
    void aServerThatWaitsInVainHasItsOwn() {
        given.await(taken::add);
        given.settle(() -> others);
        assertThat(taken).containsExactly(others);
    }

    @Test
    void aServerThatHasItsHandlersTakesNoOthers() {
        given.take(others);
        given.settle(() -> spring);
        assertThatIllegalStateException()
                .isThrownBy(() -> given.give(spring))
                .withMessageContaining("has beans already");
        given.remove();
        assertThat(attributes).isEmpty();
    }
}
