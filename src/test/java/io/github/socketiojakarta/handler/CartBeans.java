package io.github.socketiojakarta.handler;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.constraints.Min;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A web application made of beans of all scopes. */
final class CartBeans {

    static final Class<?>[] ALL = {
        Carts.class,
        Cart.class,
        Price.class,
        Unit.class,
        Stock.class,
        Audit.class,
        Announcer.class,
        Secretary.class,
        SecondHandler.class,
        Warehouse.class,
        Parcel.class,
        HeavyParcel.class,
        Places.class
    };

    private CartBeans() {}

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Audited {}

    @Audited
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class Audit {
        @Inject
        Stock stock;

        @AroundInvoke
        Object audit(InvocationContext call) throws Exception {
            stock.log().add("audit " + call.getMethod().getName() + " " + call.getParameters().length);
            return call.proceed();
        }
    }

    @ApplicationScoped
    static class Stock {
        private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
        private final AtomicInteger ids = new AtomicInteger();
        private final CompletableFuture<Void> search = new CompletableFuture<>();

        int nextId() {
            return ids.incrementAndGet();
        }

        BlockingQueue<String> log() {
            return log;
        }

        CompletableFuture<Void> search() {
            return search;
        }
    }

    /** A payload; and in an archive where everything is one, a bean, as is what extends it. */
    public static class Parcel {
        private int weight;

        public int getWeight() {
            return weight;
        }

        public void setWeight(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    static class HeavyParcel extends Parcel {}

    @ApplicationScoped
    static class Places {
        @Inject
        Stock stock;

        @Produces
        @Named("place")
        String place(InjectionPoint point) {
            return point.getMember().getName();
        }

        void heard(@Observes String news) {
            stock.log().add("heard " + news);
        }
    }

    @SocketScoped
    static class Cart {
        private final List<String> items = new ArrayList<>();

        @Inject
        Stock stock;

        @Inject
        Socket socket;

        @PostConstruct
        void created() {
            stock.log().add("cart of " + socket.id());
        }

        int put(String item) {
            items.add(item);
            return items.size();
        }

        List<String> items() {
            return List.copyOf(items);
        }

        @PreDestroy
        void destroyed() {
            stock.log().add("no cart of " + socket.id() + ", had " + items.size());
        }
    }

    @RequestScoped
    static class Price {
        private int id;

        @Inject
        Stock stock;

        @PostConstruct
        void created() {
            id = stock.nextId();
        }

        int id() {
            return id;
        }

        @PreDestroy
        void destroyed() {
            stock.log().add("price destroyed");
        }
    }

    @Named("unit")
    @Dependent
    static class Unit {
        @Inject
        Stock stock;

        String name() {
            return "piece";
        }

        @PreDestroy
        void destroyed() {
            stock.log().add("unit destroyed");
        }
    }

    /** Emits from outside of any event, as a REST resource or a timer would. */
    @ApplicationScoped
    static class Announcer {
        @Inject
        SocketIoServer server;

        @Inject
        @SocketIoNamespace("/carts")
        Namespace carts;

        @Inject
        Namespace root;

        void announce(String text) {
            carts.emit("announcement", text);
        }

        Map<String, Object> describe() {
            return Map.of(
                    "carts",
                    carts.name(),
                    "root",
                    root.name(),
                    "server",
                    server.of("/carts").name());
        }
    }

    @SocketIoNamespace("/carts")
    static class Carts {
        @Inject
        Stock stock;

        @Inject
        Cart cart;

        @Inject
        Price price;

        @Inject
        Announcer announcer;

        @OnConnect
        void connected(Price sameRequest) {
            stock.log().add("connected " + (sameRequest.id() == price.id()));
        }

        @OnEvent("put")
        int put(String item) {
            return cart.put(item);
        }

        @OnEvent("items")
        List<String> items(Cart same) {
            return same.items();
        }

        @OnEvent("price")
        List<Integer> price(Price parameter) {
            return List.of(price.id(), parameter.id());
        }

        @OnEvent("audited")
        @Audited
        int audited(int number) {
            return number + 1;
        }

        @OnEvent("audited and validated")
        @Audited
        int auditedAndValidated(@Min(1) int number) {
            return number + 1;
        }

        @OnEvent("audited and protected")
        @Audited
        @RolesAllowed("admin")
        int auditedAndProtected(int number) {
            return number + 1;
        }

        @OnEvent("unit")
        String unit(@Named("unit") Unit unit) {
            return unit.name();
        }

        /** Beans that look at where they are injected. */
        @OnEvent("looking")
        String looking(Event<String> news, @Any Instance<Unit> units, @Named("place") String place) {
            news.fire("looked");
            return units.select(NamedLiteral.of("unit")).isResolvable() + " " + place;
        }

        @OnEvent("parcel")
        int parcel(Parcel parcel) {
            return parcel.weight();
        }

        @OnEvent("announce")
        void announce(String text, Announcer announcer) {
            announcer.announce(text);
        }

        @OnEvent("any shape")
        Object anyShape(Object payload) {
            return payload;
        }

        @OnEvent("thread")
        String thread() {
            return Thread.currentThread().getName();
        }

        @OnEvent("describe")
        Map<String, Object> describe() {
            return announcer.describe();
        }

        @OnDisconnect
        void gone(Socket socket) {
            stock.log().add("gone " + socket.id() + ", has " + cart.items().size());
        }
    }

    /** Answers late, and fails. */
    @SocketIoNamespace("/warehouse")
    static class Warehouse {
        @Inject
        Stock stock;

        @Inject
        Cart cart;

        @Inject
        Price price;

        @OnEvent("search")
        CompletionStage<Void> search() {
            stock.log().add("searching");
            return stock.search();
        }

        @OnError
        void failed(Exception failure) {
            cart.put(failure.getMessage());
            stock.log().add("failed in a request " + (price.id() > 0));
        }

        @OnDisconnect
        void gone() {
            stock.log().add("gone");
        }
    }

    /** One for each socket, without further ado. */
    @SocketIoNamespace("/secretary")
    @SocketScoped
    static class Secretary {
        private String notes = "";

        @OnEvent("note")
        String note(String text) {
            notes += text;
            return notes;
        }
    }

    /** Several classes may handle one namespace. */
    @SocketIoNamespace("/secretary")
    @RequestScoped
    static class SecondHandler {
        private int calls;

        @OnEvent("calls")
        int calls() {
            return ++calls;
        }
    }
}
