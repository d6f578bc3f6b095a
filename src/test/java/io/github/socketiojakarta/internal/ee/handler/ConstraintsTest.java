package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.bean.PlainBeans;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterCheck;
import io.github.socketiojakarta.internal.ee.handler.parameter.ParameterChecks;
import io.github.socketiojakarta.loopback.Loopback.Client;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.ValidationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Bean Validation of what clients send. */
class ConstraintsTest {

    /** Beans of a container whose Bean Validation does not work. */
    private static Beans broken() {
        return (Beans) Proxy.newProxyInstance(
                ConstraintsTest.class.getClassLoader(), new Class<?>[] {Beans.class}, (proxy, method, args) -> {
                    throw new ValidationException("no provider");
                });
    }

    private static Method method(Class<?> type) {
        return type.getDeclaredMethods()[0];
    }

    @Test
    void violationsAreAnsweredWithTheirPathsInOrder() {
        try (HandlerServer server = HandlerServer.of(Orders.class)) {
            Client client = server.anonymous();
            client.text("40");
            assertThat(ask(client, "421[\"order\",{\"name\":\"tea\",\"number\":10},1]"))
                    .containsExactly("431[\"tea\"]");
            String answer = ask(client, "421[\"order\",{\"name\":\"\",\"number\":11},2]")
                    .get(0);
            JsonObject error = Json.createReader(new StringReader(answer.substring("431[".length())))
                    .readObject()
                    .getJsonObject("error");
            assertThat(error.getString("code")).isEqualTo("invalid");
            assertThat(error.getString("message")).isEqualTo("The arguments violate constraints");
            assertThat(error.getJsonArray("data").getValuesAs(JsonObject.class))
                    .extracting(data -> data.getString("path") + " " + data.getString("message"))
                    .containsExactly(
                            "again must be less than or equal to 1",
                            "item.name must not be blank",
                            "item.name size must be between 1 and 2147483647",
                            "item.number must be less than or equal to 10");
        }
    }

    @Test
    void constraintsThatNobodyChecksAreRefused() {
        ParameterChecks checks = new ParameterChecks(broken());
        for (Class<?> type : new Class<?>[] {Orders.class, WithOwnConstraint.class}) {
            assertThatExceptionOfType(InvalidHandlerException.class)
                    .isThrownBy(() -> checks.of(type, method(type)))
                    .withMessageStartingWith(type.getName() + ": has constraints, but nothing checks them")
                    .withMessageEndingWith("(no provider)");
        }
        assertThat(checks.of(Without.class, method(Without.class))).isSameAs(ParameterCheck.NONE);
        assertThat(checks.state()).isEqualTo("off");
    }

    @Test
    void constraintsNeedTheApi() throws Exception {
        try (ClassesWithout api = new ClassesWithout("jakarta.validation.")) {
            Class<?> loaded = api.loadClass(ParameterChecks.class.getName());
            Constructor<?> constructor = loaded.getDeclaredConstructor(api.loadClass(Beans.class.getName()));
            constructor.setAccessible(true);
            Object checks = constructor.newInstance(
                    api.loadClass(PlainBeans.class.getName()).getConstructor().newInstance());
            Method of = loaded.getDeclaredMethod("of", Class.class, Method.class);
            of.setAccessible(true);
            Class<?> orders = api.loadClass(Orders.class.getName());
            assertThatException()
                    .isThrownBy(() -> of.invoke(checks, orders, method(orders)))
                    .havingCause()
                    .withMessageStartingWith(Orders.class.getName() + ": uses jakarta.validation, which is missing; add"
                            + " org.hibernate.validator:hibernate-validator");
            Class<?> without = api.loadClass(Without.class.getName());
            assertThat(of.invoke(checks, without, method(without))).isNotNull();
            Method state = loaded.getDeclaredMethod("state");
            state.setAccessible(true);
            assertThat(state.invoke(checks)).isEqualTo("off");
        }
    }

    @Test
    void aMethodWithoutParametersNeedsNoChecks() {
        ParameterChecks checks = new ParameterChecks(broken());
        assertThat(checks.of(Nothing.class, method(Nothing.class))).isSameAs(ParameterCheck.NONE);
        assertThat(checks.state()).isEqualTo("not needed");
    }

    /** What a client orders. */
    public record Item(
            @NotBlank @Size(min = 1) String name, @Max(10) int number) {}

    @SocketIoNamespace
    static class Orders {
        @OnEvent("order")
        String order(@Valid Item item, @Max(1) int again) {
            return item.name();
        }
    }

    static class WithOwnConstraint {
        void handle(@OwnConstraint String text) {}
    }

    static class Without {
        void handle(@Deprecated String text) {}
    }

    static class Nothing {
        void handle() {}
    }
}
