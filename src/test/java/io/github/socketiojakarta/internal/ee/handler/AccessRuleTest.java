package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Handshake;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call a method, of all who are in no role or nearly in one. */
class AccessRuleTest {

    private static final String[] ROLES = {
        "admin", "Admin", "ADMIN", "admins", "admi", " admin", "admin ", "admin,clerk", "", "*", "**", "clerk", "guest"
    };

    private static AccessRule rule(String name) throws ReflectiveOperationException {
        Class<?> handler = Arrays.stream(AccessRuleTest.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name.split("#")[0]))
                .findFirst()
                .orElseThrow();
        Class<?> declaring = handler.equals(Heir.class) || handler.equals(StricterHeir.class) ? Open.class : handler;
        Method method = declaring.getDeclaredMethod(name.split("#")[1]);
        return AccessRule.of(handler, method);
    }

    private static Handshake inRole(String held) {
        return (Handshake) Proxy.newProxyInstance(
                AccessRuleTest.class.getClassLoader(), new Class<?>[] {Handshake.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("isUserInRole");
                    return args[0].equals(held);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "Mixed#admin, admin",
        "Mixed#adminOrClerk, admin clerk",
        "Mixed#inherited, clerk",
        "StricterHeir#anybody, admin"
    })
    void onlyWhoIsInOneOfTheRolesMayCall(String method, String allowed) throws Exception {
        AccessRule rule = rule(method);
        for (String role : ROLES) {
            boolean expected = Set.of(allowed.split(" ")).contains(role);
            assertThat(rule.allows(inRole(role))).as("in role '%s'", role).isEqualTo(expected);
            if (expected) {
                assertThatCode(() -> rule.check(inRole(role))).doesNotThrowAnyException();
            } else {
                assertThatExceptionOfType(EventRefusedException.class)
                        .isThrownBy(() -> rule.check(inRole(role)))
                        .satisfies(refused -> assertThat(refused.code()).isEqualTo(EventRefusedException.FORBIDDEN));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mixed#nobody", "Mixed#nobodyThoughPermitted", "Mixed#noRole"})
    void nobodyMayCallWhatIsDeniedOrHasNoRole(String method) throws Exception {
        for (String role : ROLES) {
            assertThat(rule(method).allows(inRole(role))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mixed#everybody", "Open#anybody", "Heir#anybody"})
    void everybodyMayCallWhatIsPermittedOrSaysNothing(String method) throws Exception {
        for (String role : ROLES) {
            assertThat(rule(method).allows(inRole(role))).isTrue();
        }
    }

    @RolesAllowed("clerk")
    static class Mixed {
        @RolesAllowed("admin")
        void admin() {}

        @RolesAllowed({"admin", "clerk"})
        void adminOrClerk() {}

        void inherited() {}

        @DenyAll
        void nobody() {}

        @DenyAll
        @PermitAll
        @RolesAllowed("admin")
        void nobodyThoughPermitted() {}

        @RolesAllowed({})
        void noRole() {}

        @PermitAll
        void everybody() {}
    }

    static class Open {
        void anybody() {}
    }

    static class Heir extends Open {}

    @RolesAllowed("admin")
    static class StricterHeir extends Open {}
}
