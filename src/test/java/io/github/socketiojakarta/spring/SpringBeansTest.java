package io.github.socketiojakarta.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.testing.InMemoryServer;
import io.github.socketiojakarta.testing.TestClient;
import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Lookup;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Handlers behind the proxies of Spring. */
class SpringBeansTest {

    private final List<String> intercepted = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    @AfterEach
    void close() {
        context.close();
    }

    private InMemoryServer start(boolean extendClasses, Class<?>... types) {
        context.registerBean("interceptor", MethodInterceptor.class, () -> invocation -> {
            intercepted.add(invocation.getMethod().getName() + " by "
                    + SecurityContextHolder.getContext().getAuthentication().getName());
            if (invocation.getMethod().getName().equals("forbidden")) {
                throw new AccessDeniedException("no");
            }
            return invocation.proceed();
        });
        context.registerBean(Prices.class);
        context.registerBean("proxies", BeanNameAutoProxyCreator.class, () -> {
            BeanNameAutoProxyCreator creator = new BeanNameAutoProxyCreator();
            creator.setBeanNames("*Shop*");
            creator.setInterceptorNames("interceptor");
            creator.setProxyTargetClass(extendClasses);
            return creator;
        });
        for (Class<?> type : types) {
            context.registerBean(type.getSimpleName(), type);
        }
        context.refresh();
        return InMemoryServer.builder().beans(new SpringBeans(context)).start();
    }

    static class Prices {

        int of(String item) {
            return item.length();
        }
    }

    @SocketIoNamespace("/shop")
    static class Shop {

        private final Prices prices;

        @Autowired
        Shop(Prices prices) {
            this.prices = prices;
        }

        /** Only the real object has prices. */
        @OnEvent("order")
        int order(String item, @Autowired Prices injected, @Value("${java.version}") String version) {
            return prices == injected && !version.isEmpty() ? prices.of(item) : -1;
        }

        @OnEvent("forbidden")
        void forbidden() {}
    }

    @Test
    void areCalledThroughProxiesThatExtendThem() {
        try (InMemoryServer server = start(true, Shop.class)) {
            TestClient client = server.client()
                    .namespace("/shop")
                    .user(new TestingAuthenticationToken("ada", "secret"))
                    .connect();
            assertThat(client.emitWithAck("order", "tea").get(0, int.class)).isEqualTo(3);
            assertThat(client.emitWithAck("forbidden").json(0))
                    .isEqualTo("{\"error\":{\"code\":\"forbidden\",\"message\":\"Not allowed\"}}");
            TestClient stranger = server.client().namespace("/shop").connect();
            stranger.emitWithAck("order", "tea");
            assertThat(intercepted).containsExactly("order by ada", "forbidden by ada", "order by anonymousUser");
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        }
    }

    /** What a proxy of the JDK has. */
    public interface Orders {

        String order(String item);
    }

    @SocketIoNamespace("/shop")
    static class OrderShop implements Orders {

        @Override
        @OnEvent("order")
        public String order(String item) {
            return "a " + item;
        }
    }

    @Test
    void areCalledThroughProxiesThatHaveTheirInterface() {
        try (InMemoryServer server = start(false, OrderShop.class)) {
            TestClient client = server.client().namespace("/shop").connect();
            assertThat(client.emitWithAck("order", "tea").get(0, String.class)).isEqualTo("a tea");
            assertThat(intercepted).containsExactly("order by anonymousUser");
        }
    }

    @SocketIoNamespace("/basket")
    @SocketScoped
    @Scope("prototype")
    static class Basket implements DisposableBean {

        private final List<String> items = new ArrayList<>();
        private final List<String> destroyed;

        @Autowired
        Basket(List<String> destroyed) {
            this.destroyed = destroyed;
        }

        @OnEvent("add")
        List<String> add(String item) {
            items.add(item);
            return items;
        }

        @Override
        public void destroy() {
            destroyed.addAll(items);
        }
    }

    @Test
    void aSocketHasItsOwnUntilItHasGone() {
        List<String> destroyed = new ArrayList<>();
        context.registerBean("destroyed", List.class, () -> destroyed);
        try (InMemoryServer server = start(true, Basket.class)) {
            TestClient ada = server.client().namespace("/basket").connect();
            TestClient bob = server.client().namespace("/basket").connect();
            ada.emitWithAck("add", "tea");
            assertThat(bob.emitWithAck("add", "milk").json(0)).isEqualTo("[\"milk\"]");
            assertThat(ada.emitWithAck("add", "salt").json(0)).isEqualTo("[\"tea\",\"salt\"]");
            assertThat(destroyed).isEmpty();
            ada.disconnect();
            assertThat(destroyed).containsExactly("tea", "salt");
        }
    }

    @SocketIoNamespace("/basket")
    @SocketScoped
    @Scope("prototype")
    static class ShopBasket implements AutoCloseable {

        private final List<String> closed;

        @Autowired
        ShopBasket(List<String> closed) {
            this.closed = closed;
        }

        @OnEvent("add")
        public void add() {}

        @Override
        public void close() {
            closed.add("closed");
        }
    }

    /** Spring finds out that it is to be closed, from its definition, and closes what is behind the proxy. */
    @Test
    void whatASocketHadIsClosedBehindItsProxy() {
        List<String> closed = new ArrayList<>();
        context.registerBean("closed", List.class, () -> closed);
        context.registerBean(
                "ShopBasket",
                ShopBasket.class,
                () -> new ShopBasket(closed),
                definition -> ((AbstractBeanDefinition) definition)
                        .setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD));
        try (InMemoryServer server = start(true)) {
            assertThat(closed).as("what was made to look at").containsOnly("closed");
            closed.clear();
            TestClient client = server.client().namespace("/basket").connect();
            client.emitWithAck("add");
            client.disconnect();
            assertThat(closed).containsExactly("closed");
        }
    }

    @SocketIoNamespace("/till")
    static class Till {

        @OnEvent("price")
        public int price(String item) {
            return prices().of(item);
        }

        @Lookup
        Prices prices() {
            throw new IllegalStateException("Spring overrides it");
        }
    }

    /** A class that Spring extends to look something up is no proxy. */
    @Test
    void aHandlerMayLookUpOtherBeans() {
        try (InMemoryServer server = start(true, Till.class)) {
            TestClient client = server.client().namespace("/till").connect();
            assertThat(client.emitWithAck("price", "tea").json(0)).isEqualTo("3");
        }
    }

    @SocketIoNamespace("/shop")
    static class MoreShop implements Orders {

        @Override
        public String order(String item) {
            return item;
        }

        @OnEvent("order")
        void further() {}
    }

    @SocketIoNamespace("/shop")
    static class FinalShop {

        @OnEvent("order")
        public final void order() {}
    }

    @SocketIoNamespace("/shop")
    @Scope("prototype")
    static class ManyShops {

        @OnEvent("order")
        void order() {}
    }

    @SocketIoNamespace("/shop")
    @SocketScoped
    static class OneForAll {

        @OnEvent("order")
        void order() {}
    }

    static List<Arguments> refused() {
        return List.of(
                Arguments.of(false, MoreShop.class, "MoreShop.further(): is in no interface"),
                Arguments.of(true, FinalShop.class, "FinalShop.order(): cannot be intercepted"),
                Arguments.of(true, ManyShops.class, "ManyShops: is a bean of the scope 'prototype'"),
                Arguments.of(
                        true, OneForAll.class, "OneForAll: is @SocketScoped, so that each socket has an instance"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCannotWorkIsRefused(boolean extendClasses, Class<?> type, String message) {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> start(extendClasses, type))
                .withMessageContaining(message);
    }

    @Test
    void aClassThatIsNoBeanIsRefused() {
        context.refresh();
        InMemoryServer.Builder builder =
                InMemoryServer.builder().beans(new SpringBeans(context)).handlers(OrderShop.class);
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(builder::start)
                .withMessageContaining("OrderShop: is no bean of the Spring context");
    }

    @Test
    void aClassThatAsksForSpringIsRefusedWithout() {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> InMemoryServer.start(WithValue.class))
                .withMessageContaining("WithValue: uses org.springframework.beans.factory.annotation, but no Spring");
    }

    @SocketIoNamespace("/shop")
    static class WithValue {

        @Value("${user.name}")
        private String user = "";

        @OnEvent("order")
        String order() {
            return user;
        }
    }
}
