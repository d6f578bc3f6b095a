package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.ee.handler.check.InheritedMethods;
import io.github.socketiojakarta.internal.ee.handler.check.UncalledMethods;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handler methods that a class has from others, and annotations that are not read because of that. */
class InheritedHandlersTest {

    private static final String HERE = InheritedHandlersTest.class.getName() + "$";

    @ParameterizedTest
    @CsvSource({
        "Named, named sub",
        "Typed, typed sub text",
        "TypedTwice, twice sub text",
        "OfPublicParent, public text",
        "Repeated, repeated sub text"
    })
    void theMethodThatOverridesCountsOnce(String handler, String answer) throws Exception {
        try (LogCapture log = LogCapture.of(UncalledMethods.class.getName(), Level.WARNING);
                HandlerServer server = HandlerServer.of(Class.forName(HERE + handler))) {
            Client client = server.anonymous();
            client.text("40");
            assertThat(ask(client, "421[\"say\",\"text\"]")).containsExactly("431[\"" + answer + "\"]");
            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void anOverloadDoesNotTakeThePlaceOfAnInheritedHandler() {
        try (LogCapture log = LogCapture.of(UncalledMethods.class.getName(), Level.WARNING);
                HandlerServer server = HandlerServer.of(Overloading.class, OverloadingGeneric.class)) {
            Client client = server.anonymous();
            client.text("40");
            client.text("40/generic,");
            assertThat(ask(client, "421[\"wide\",\"text\"]")).containsExactly("431[\"wide text\"]");
            assertThat(ask(client, "421[\"narrow\",\"text\"]")).containsExactly("431[\"narrow text\"]");
            assertThat(ask(client, "42/generic,1[\"say\",\"text\"]")).containsExactly("43/generic,1[\"generic text\"]");
            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"Silent, OnName", "SilentTyped, Generic", "SilentAbstract, Unwritten", "SilentContract, Contract"})
    void anAnnotationThatIsNotRepeatedIsSaidToBeMissing(String handler, String parent) throws Exception {
        try (LogCapture log = LogCapture.of(UncalledMethods.class.getName(), Level.WARNING);
                HandlerServer server = HandlerServer.of(Class.forName(HERE + handler))) {
            Client client = server.anonymous();
            client.text("40");
            assertThat(ask(client, "421[\"say\",\"text\"]")).isEmpty();
            assertThat(log.messages(Level.WARNING))
                    .containsExactly(
                            HERE + handler + ".say() does not repeat @OnEvent of the method it overrides, so nothing"
                                    + " calls it; write @OnEvent, or take it away from " + HERE + parent + ".say()");
        }
    }

    @Test
    void anInterfaceDoesNotHandle() {
        try (LogCapture log = LogCapture.of(UncalledMethods.class.getName(), Level.WARNING);
                HandlerServer server = HandlerServer.of(WithDefault.class)) {
            Client client = server.anonymous();
            client.text("40");
            assertThat(ask(client, "421[\"say\",\"text\"]")).isEmpty();
            assertThat(log.messages(Level.WARNING))
                    .containsExactly(
                            HERE + "Default.say() has @OnEvent, but is of an interface, where it is not read, so"
                                    + " nothing calls it; override it with the annotation");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Named.class, SilentTyped.class, WithDefault.class})
    void eachMethodIsSeenOnce(Class<?> type) {
        assertThat(new InheritedMethods(type).all()).doesNotHaveDuplicates();
    }

    static class Other {
        @OnEvent("other")
        void other() {}
    }

    static class OnName extends Other {
        @OnEvent("say")
        String say(String text) {
            return "named";
        }
    }

    @SocketIoNamespace
    static class Named extends OnName {
        @Override
        @OnEvent("say")
        String say(String text) {
            return "named sub";
        }
    }

    static class Generic<T> extends Other {
        @OnEvent("say")
        String say(T value) {
            return "typed";
        }
    }

    @SocketIoNamespace
    static class Typed extends Generic<String> {
        @Override
        @OnEvent("say")
        String say(String text) {
            return "typed sub " + text;
        }
    }

    static class Narrower<T extends CharSequence> extends Generic<T> {
        @Override
        @OnEvent("say")
        String say(T value) {
            return "narrower";
        }
    }

    @SocketIoNamespace
    static class TypedTwice extends Narrower<String> {
        @Override
        @OnEvent("say")
        String say(String text) {
            return "twice sub " + text;
        }
    }

    /** Its method is reached by a bridge, with the annotation, in a public class that extends it. */
    static class Hidden {
        @OnEvent("say")
        public String say(String text) {
            return "public " + text;
        }
    }

    @SocketIoNamespace
    public static class OfPublicParent extends Hidden {}

    static class HiddenWide {
        @OnEvent("wide")
        public String say(Object value) {
            return "wide " + value;
        }
    }

    @SocketIoNamespace
    public static class Overloading extends HiddenWide {
        @OnEvent("narrow")
        public String say(String text) {
            return "narrow " + text;
        }
    }

    @SocketIoNamespace("/generic")
    static class OverloadingGeneric extends Generic<String> {
        @Override
        @OnEvent("say")
        String say(String text) {
            return "generic " + text;
        }

        String say(Integer unused) {
            return "no handler";
        }
    }

    static class NotRepeated extends OnName {
        @Override
        String say(String text) {
            return "between";
        }
    }

    @SocketIoNamespace
    static class Repeated extends NotRepeated {
        @Override
        @OnEvent("say")
        String say(String text) {
            return "repeated sub " + text;
        }
    }

    @SocketIoNamespace
    static class Silent extends OnName {
        @Override
        String say(String text) {
            return "silent";
        }
    }

    @SocketIoNamespace
    static class SilentTyped extends Generic<String> {
        @Override
        String say(String text) {
            return "silent";
        }
    }

    abstract static class Unwritten extends Other {
        @OnEvent("say")
        abstract String say(String text);
    }

    @SocketIoNamespace
    static class SilentAbstract extends Unwritten {
        @Override
        String say(String text) {
            return "silent";
        }
    }

    interface Contract<T> {
        @OnEvent("say")
        String say(T value);
    }

    @SocketIoNamespace
    static class SilentContract extends Other implements Contract<String> {
        @Override
        public String say(String text) {
            return "silent";
        }
    }

    interface Default {
        @OnEvent("say")
        default String say(String text) {
            return "default";
        }
    }

    @SocketIoNamespace
    static class WithDefault extends Other implements Default {}
}
