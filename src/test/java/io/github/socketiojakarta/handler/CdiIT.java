package io.github.socketiojakarta.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.clients.JavaClient;
import io.github.socketiojakarta.handler.CartBeans.Announcer;
import io.github.socketiojakarta.handler.CartBeans.Stock;
import io.github.socketiojakarta.handler.HandlerApplication.Mode;
import io.github.socketiojakarta.harness.Container;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Handlers that are CDI beans, and what can be injected into any bean. */
@ParameterizedClass(name = "{0}")
@EnumSource(Container.class)
class CdiIT {

    @Parameter
    Container container;

    private HandlerApplication application;

    @BeforeEach
    void start() throws Exception {
        application = HandlerApplication.start(container, Mode.CDI, CartBeans.ALL);
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private static String logged() throws InterruptedException {
        return String.valueOf(CDI.current().select(Stock.class).get().log().poll(15, TimeUnit.SECONDS));
    }

    private JavaClient connect() throws InterruptedException {
        JavaClient client = application.connect("/carts");
        assertThat(logged()).isEqualTo("connected true");
        assertThat(logged()).isEqualTo("price destroyed");
        return client;
    }

    @Test
    void aSocketScopedBeanBelongsToOneSocketUntilItHasGone() throws Exception {
        JavaClient one = connect();
        JavaClient other = connect();
        String id = one.socket().id();
        assertThat(one.ask("put", "tea")).containsExactly(1);
        assertThat(logged()).isEqualTo("cart of " + id);
        assertThat(one.ask("put", "milk")).containsExactly(2);
        assertThat(other.ask("put", "jam")).containsExactly(1);
        assertThat(logged()).isEqualTo("cart of " + other.socket().id());
        assertThat(one.ask("items")[0].toString()).isEqualTo("[\"tea\",\"milk\"]");
        one.close();
        assertThat(List.of(logged(), logged()))
                .containsExactly("gone " + id + ", has 2", "no cart of " + id + ", had 2");
        assertThat(other.ask("put", "bread")).containsExactly(2);
    }

    @Test
    void whatFailsLateFailsInTheScopesOfTheSocketAndLeavesNothingBehind() throws Exception {
        JavaClient client = application.connect("/warehouse");
        String id = client.socket().id();
        client.socket().emit("search");
        assertThat(logged()).isEqualTo("searching");
        client.close();
        assertThat(logged()).isEqualTo("gone");
        CDI.current().select(Stock.class).get().search().completeExceptionally(new IllegalStateException("closed"));
        assertThat(List.of(logged(), logged(), logged(), logged()))
                .containsExactly(
                        "cart of " + id, "failed in a request true", "price destroyed", "no cart of " + id + ", had 1");
    }

    @Test
    void handlersCanHaveAScopeOfTheirOwn() {
        JavaClient one = application.connect("/secretary");
        JavaClient other = application.connect("/secretary");
        assertThat(one.ask("note", "a")).containsExactly("a");
        assertThat(one.ask("note", "b")).containsExactly("ab");
        assertThat(other.ask("note", "c")).containsExactly("c");
        assertThat(one.ask("calls")).containsExactly(1);
        assertThat(one.ask("calls")).containsExactly(1);
    }

    @Test
    void eachEventHasARequestScopeOfItsOwn() throws Exception {
        JavaClient client = connect();
        JSONArray first = (JSONArray) client.ask("price")[0];
        assertThat(logged()).isEqualTo("price destroyed");
        JSONArray second = (JSONArray) client.ask("price")[0];
        assertThat(logged()).isEqualTo("price destroyed");
        assertThat(first.getInt(0)).isEqualTo(first.getInt(1));
        assertThat(second.getInt(0)).isEqualTo(second.getInt(1)).isEqualTo(first.getInt(0) + 1);
    }

    /** Also if it does not say that it is Tomcat, see ServerInfo.properties. */
    @Test
    void tomcatsOwnThreadsRunNoHandler() throws Exception {
        boolean own = String.valueOf(connect().ask("thread")[0]).startsWith("socketio-application");
        assertThat(own).isEqualTo(container == Container.TOMCAT);
    }

    /** A payload of any shape is no bean, though every bean is one. */
    @Test
    void anObjectIsThePayload() throws Exception {
        assertThat(connect().ask("any shape", "text")).containsExactly("text");
    }

    @Test
    void interceptorsWork() throws Exception {
        assertThat(connect().ask("audited", 1)).containsExactly(2);
        assertThat(logged()).isEqualTo("audit audited 1");
    }

    @Test
    void aRefusedEventReachesNoInterceptor() throws Exception {
        JavaClient client = connect();
        assertThat(Arrays.toString(client.ask("audited and validated", 0))).contains("\"code\":\"invalid\"");
        assertThat(Arrays.toString(client.ask("audited and protected", 0))).contains("\"code\":\"forbidden\"");
        assertThat(client.ask("audited and validated", 1)).containsExactly(2);
        assertThat(logged()).isEqualTo("audit auditedAndValidated 1");
    }

    @Test
    void aDependentParameterIsReleasedAfterTheCall() throws Exception {
        assertThat(connect().ask("unit")).containsExactly("piece");
        assertThat(logged()).isEqualTo("unit destroyed");
    }

    @Test
    void aParameterIsAnInjectionPoint() throws Exception {
        assertThat(connect().ask("looking")).containsExactly("true looking");
        assertThat(logged()).isEqualTo("heard looked");
    }

    @Test
    void aPayloadWhoseClassesAreBeansIsAPayload() throws Exception {
        assertThat(connect().ask("parcel", new JSONObject().put("weight", 3))).containsExactly(3);
    }

    @Test
    void anyBeanCanEmit() throws Exception {
        JavaClient client = connect();
        CompletableFuture<Object[]> announcement = client.next("announcement");
        CDI.current().select(Announcer.class).get().announce("sale");
        assertThat(JavaClient.await(announcement)).containsExactly("sale");
        announcement = client.next("announcement");
        assertThat(client.ask("announce", "more")).isEmpty();
        assertThat(JavaClient.await(announcement)).containsExactly("more");
    }

    @Test
    void theServerAndItsNamespacesCanBeInjected() throws Exception {
        JSONObject description = (JSONObject) connect().ask("describe")[0];
        assertThat(description.getString("carts")).isEqualTo("/carts");
        assertThat(description.getString("root")).isEqualTo("/");
    }
}
