package io.github.socketiojakarta.internal.ee.handler.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamedHandlersTest {

    private static NamedHandlers named(Object... handlers) {
        return NamedHandlers.NONE.and(List.of(handlers));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        String.class, "java.lang.String has no @SocketIoNamespace; a handler looks like @SocketIo"),
                Arguments.of(Contract.class, "Contract is an interface; name the class that implements it"),
                Arguments.of(Unfinished.class, "Unfinished is abstract; name the class that implements it"),
                Arguments.of("text", "An instance of java.lang.String, whose class has no @SocketIoNamespace, is no"),
                Arguments.of(new Scoped(), "Scoped is @SocketScoped, so there is one for each socket; name the class"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theMessageSaysWhatToWrite(Object handler, String message) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> named(handler))
                .withMessageContaining(message);
    }

    @Test
    void aClassAndItsInstanceAreTheSameHandler() {
        Chat chat = new Chat();
        assertThat(named(Chat.class).types()).containsExactly(Chat.class);
        assertThat(named(chat).byType()).containsOnlyKeys(Chat.class);
        assertThat(named(Scoped.class).types()).containsExactly(Scoped.class);
    }

    @Test
    void anInstanceOfAProxyStandsForItsClass() {
        Chat proxy = new Chat() {};
        NamedHandlers named = named(proxy);
        assertThat(named.types()).containsExactly(Chat.class);
        assertThat(named.instances(Chat.class, new PlainBeans()).of(null)).isSameAs(proxy);
    }

    @Test
    void whatIsNotNamedIsMadeByTheBeans() {
        PlainBeans beans = new PlainBeans();
        assertThat(named(Chat.class).instances(Chat.class, beans).of(null)).isInstanceOf(Chat.class);
        assertThat(NamedHandlers.NONE.instances(Chat.class, beans).of(null)).isInstanceOf(Chat.class);
    }

    @Test
    void aHandlerMayBeNamedAgainButNotOtherwise() {
        Chat chat = new Chat();
        assertThat(named(chat, chat).types()).containsExactly(Chat.class);
        assertThat(named(Chat.class).and(named(Chat.class)).types()).containsExactly(Chat.class);
        assertThat(named(chat).and(named(Scoped.class)).types()).containsExactlyInAnyOrder(Chat.class, Scoped.class);
        for (NamedHandlers other : List.of(named(Chat.class), named(new Chat()))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> named(chat).and(other))
                    .withMessage(Chat.class.getName() + " is named twice; name the class, or one instance of it");
        }
    }

    @Test
    void knowsWhetherThereAreAny() {
        assertThat(NamedHandlers.NONE.isAny()).isFalse();
        assertThat(named(Chat.class).isAny()).isTrue();
        assertThat(NamedHandlers.NONE.byType()).isEqualTo(Map.of());
    }

    @SocketIoNamespace
    static class Chat {
        @OnEvent("say")
        void say() {}
    }

    @SocketIoNamespace
    @SocketScoped
    static class Scoped {
        @OnEvent("say")
        void say() {}
    }

    @SocketIoNamespace
    interface Contract {}

    @SocketIoNamespace
    abstract static class Unfinished {}
}
