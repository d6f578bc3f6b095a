package io.github.socketiojakarta.bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.testing.InMemoryServer;
import io.github.socketiojakarta.testing.TestClient;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A container of an application's own, whose beans are proxies that have an interface of the handler only. */
class BeansTest {

    private final List<String> seen = new ArrayList<>();

    /** What the proxy has. */
    public interface Shop {

        String order(String item, StringBuilder log);
    }

    @SocketIoNamespace("/shop")
    static class RealShop implements Shop {

        @Override
        @OnEvent("order")
        public String order(String item, StringBuilder log) {
            log.append(item);
            if (item.equals("gold")) {
                throw new IllegalStateException("too expensive");
            }
            return "a " + item;
        }
    }

    @SocketIoNamespace("/more")
    static class WithoutInterface {

        @OnEvent("order")
        String order(String item) {
            return item;
        }
    }

    private final class Proxies implements Beans {

        @Override
        public Collection<Class<?>> handlers() {
            return List.of(RealShop.class, String.class);
        }

        @Override
        public Instances instances(Class<?> handler) {
            Object proxy = Proxy.newProxyInstance(
                    getClass().getClassLoader(), handler.getInterfaces(), (self, method, arguments) -> {
                        seen.add(method.getName());
                        try {
                            return method.invoke(new RealShop(), arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
            return new Instances() {
                @Override
                public Object of(Socket socket) {
                    return proxy;
                }

                @Override
                public Method called(Method method) {
                    try {
                        return Shop.class.getMethod(method.getName(), method.getParameterTypes());
                    } catch (NoSuchMethodException e) {
                        throw new InvalidHandlerException(method, "is in no interface");
                    }
                }

                @Override
                public Throwable failure(Throwable thrown) {
                    return new EventRefusedException("DEAR", String.valueOf(thrown.getMessage()));
                }
            };
        }

        @Override
        public Optional<BeanParameter> bean(Parameter parameter) {
            return parameter.getType() == StringBuilder.class
                    ? Optional.of(afterwards -> {
                        StringBuilder log = new StringBuilder();
                        afterwards.accept(() -> seen.add("log " + log));
                        return log;
                    })
                    : Optional.empty();
        }

        @Override
        public void run(Socket socket, Runnable code) {
            seen.add("run");
            code.run();
        }

        @Override
        public void close() {
            seen.add("close");
        }
    }

    @Test
    void makeAndCallTheHandlersThatTheyKnow() {
        try (InMemoryServer server =
                InMemoryServer.builder().beans(new Proxies()).start()) {
            TestClient client = server.client().namespace("/shop").connect();
            assertThat(client.emitWithAck("order", "tea").get(0, String.class)).isEqualTo("a tea");
            assertThat(seen).endsWith("run", "order", "log tea");
            assertThat(client.emitWithAck("order", "gold").json(0))
                    .isEqualTo("{\"error\":{\"code\":\"DEAR\",\"message\":\"too expensive\"}}");
        }
        assertThat(seen).last().isEqualTo("close");
    }

    @Test
    void refuseWhatTheyCannotCall() {
        InMemoryServer.Builder builder =
                InMemoryServer.builder().beans(new Proxies()).handlers(WithoutInterface.class);
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(builder::start)
                .withMessageEndingWith("WithoutInterface.order(): is in no interface");
    }
}
