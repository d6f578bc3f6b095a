package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.annotation.Auth;
import io.github.socketiojakarta.annotation.OnConnect;
import io.github.socketiojakarta.annotation.OnConnecting;
import io.github.socketiojakarta.annotation.OnDisconnect;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.loopback.Loopback.Client;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who may call what. */
class AccessTest {

    private static final String FORBIDDEN = "433[{\"error\":{\"code\":\"forbidden\",\"message\":\"Not allowed\"}}]";

    private final Gate gate = new Gate();
    private final HandlerServer server =
            HandlerServer.ofInstances(new Methods(), new OnlyAdmins(), new OnlyTold(), new Archive(), gate);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, administer, true",
        "user, administer, false",
        "user, denied, false",
        "guest, open, true",
        "guest, of the class, true",
        "user, of the class, true",
        "admin, of the class, false"
    })
    void aMethodIsCalledForItsRolesOnly(String role, String event, boolean allowed) {
        Client client = server.login("ada", role);
        client.text("40/methods,");
        assertThat(ask(client, "42/methods,3[\"" + event + "\"]"))
                .containsExactly(allowed ? "43/methods,3[\"called\"]" : FORBIDDEN.replace("433", "43/methods,3"));
    }

    @ParameterizedTest
    @CsvSource({
        "/admins, admin, true",
        "/admins, user, false",
        "/told, admin, true",
        "/told, user, false",
        "/archive, admin, true",
        "/archive, user, false"
    })
    void whoMayCallNothingMayNotConnect(String namespace, String role, boolean allowed) {
        assertThat(ask(server.login("ada", role), "40" + namespace + ","))
                .singleElement()
                .asString()
                .startsWith(
                        allowed
                                ? "40" + namespace + ",{\"sid\":"
                                : "44" + namespace
                                        + ",{\"message\":\"Not allowed\",\"data\":{\"code\":\"forbidden\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| {'message':'Not allowed: the client has no auth.key','data':{'code':'forbidden'}}",
                "{'key':'refused'}| {'message':'Too late','data':{'code':'late','data':7}}",
                "{'key':'refused later'}| {'message':'Too late','data':{'code':'late','data':7}}",
                "{'key':'own refusal'}| {'message':'Go away','data':{'retry':false}}",
                "{'key':'refused elsewhere'}| {'message':'Too late','data':{'code':'late','data':7}}",
                "{'key':'own refusal later'}| {'message':'Go away','data':{'retry':false}}",
                "{'key':'own refusal elsewhere'}| {'message':'Go away','data':{'retry':false}}",
                "{'key':'undecided'}| {'message':'Internal server error'}",
                "{'key':'failing'}| {'message':'Internal server error'}",
                "{'key':'failing later'}| {'message':'Internal server error'}"
            })
    void aMethodRefusesAConnection(String auth, String refusal) {
        assertThat(ask(server.anonymous(), "40/gate," + auth.replace('\'', '"')))
                .containsExactly("44/gate," + refusal.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"right", "right later"})
    void aMethodLetsAConnectionIn(String key) {
        assertThat(ask(server.anonymous(), "40/gate,{\"key\":\"" + key + "\"}"))
                .singleElement()
                .asString()
                .startsWith("40/gate,{\"sid\":");
        assertThat(gate.asked).containsExactly(key, key);
    }

    /** The Java virtual machine hides annotations whose classes are missing: what is protected would look open. */
    @Test
    void protectedMethodsNeedTheApiThatProtectsThem() throws Exception {
        try (ClassesWithout api = new ClassesWithout("jakarta.annotation.security.")) {
            Method of = api.loadClass(AccessRule.class.getName()).getDeclaredMethod("of", Class.class, Method.class);
            of.setAccessible(true);
            for (Class<?> type : List.of(Methods.class, Heir.class)) {
                Class<?> loaded = api.loadClass(type.getName());
                Method method = loaded.getMethods()[0];
                assertThatException()
                        .isThrownBy(() -> of.invoke(null, loaded, method))
                        .havingCause()
                        .withMessage(Methods.class.getName()
                                + ": uses jakarta.annotation.security, which is missing; add jakarta.annotation-api to"
                                + " WEB-INF/lib");
            }
            Class<?> open = api.loadClass(Open.class.getName());
            Object everybody = of.invoke(null, open, open.getDeclaredMethod("handle"));
            assertThat(everybody).hasToString("AccessRule[roles=Optional.empty]");
        }
    }

    @SocketIoNamespace("/methods")
    @RolesAllowed({"user", "guest"})
    static class Methods {
        @OnEvent("administer")
        @RolesAllowed("admin")
        public String administer() {
            return "called";
        }

        @OnEvent("denied")
        @DenyAll
        String denied() {
            return "called";
        }

        @OnEvent("open")
        @PermitAll
        String open() {
            return "called";
        }

        @OnEvent("of the class")
        String ofTheClass() {
            return "called";
        }
    }

    static class Heir extends Methods {}

    static class Open {
        void handle() {}
    }

    @SocketIoNamespace("/admins")
    @RolesAllowed("admin")
    static class OnlyAdmins {
        @OnConnect
        void connected() {}

        @OnDisconnect
        @PermitAll
        void gone() {}
    }

    @SocketIoNamespace("/told")
    @RolesAllowed("admin")
    static class OnlyTold {
        @OnDisconnect
        void gone() {}
    }

    @SocketIoNamespace("/archive")
    static class Archive {
        @OnEvent("read")
        @RolesAllowed("admin")
        void read() {}

        @OnDisconnect
        void gone() {}
    }

    @SocketIoNamespace("/gate")
    static class Gate {
        final List<String> asked = new ArrayList<>();

        @OnConnecting
        void decide(@Auth("key") String key) throws Exception {
            asked.add(key);
            switch (key) {
                case "refused" -> throw late();
                case "own refusal" -> throw ownRefusal();
                case "failing" -> throw new Exception("secret");
                default -> {}
            }
        }

        @OnConnecting
        @Nullable
        CompletionStage<Void> decideLater(@Auth("key") String key) {
            asked.add(key);
            return switch (key) {
                case "refused later" -> CompletableFuture.failedFuture(late());
                case "refused elsewhere" -> wrapped(late());
                case "own refusal elsewhere" -> wrapped(ownRefusal());
                case "own refusal later" -> CompletableFuture.failedFuture(ownRefusal());
                case "failing later" -> CompletableFuture.failedFuture(new Exception("secret"));
                case "undecided" -> null;
                default -> CompletableFuture.completedFuture(null);
            };
        }

        /** As what {@code supplyAsync} throws, and what has come through a stage. */
        private static CompletionStage<Void> wrapped(RuntimeException refusal) {
            return CompletableFuture.failedFuture(new CompletionException(refusal));
        }

        private static EventRefusedException late() {
            return new EventRefusedException("late", "Too late", 7);
        }

        private static ConnectionRefusedException ownRefusal() {
            return new ConnectionRefusedException("Go away", Map.of("retry", false));
        }

        @OnConnect
        void connected() {}
    }
}
