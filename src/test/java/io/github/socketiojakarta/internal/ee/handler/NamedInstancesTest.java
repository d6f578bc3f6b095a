package io.github.socketiojakarta.internal.ee.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.bean.NamedHandlers;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances are read as the class above them says that has the namespace. */
class NamedInstancesTest {

    static Stream<Arguments> unread() {
        return Stream.of(
                Arguments.of(new WithRoles(), WithRoles.class, "@RolesAllowed"),
                Arguments.of(new BelowRoles(), WithRoles.class, "@RolesAllowed"),
                Arguments.of(new WithRolesOfMethod(), WithRolesOfMethod.class, ".count() has @DenyAll"),
                Arguments.of(new OtherRoles(), OtherRoles.class, "@RolesAllowed"),
                Arguments.of(new WithEvent(), WithEvent.class, ".more() has @OnEvent"),
                Arguments.of(new WithScope(), WithScope.class, "@SocketScoped"));
    }

    @ParameterizedTest
    @MethodSource("unread")
    void whatNobodyWouldReadIsRefused(Object instance, Class<?> where, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedHandlers.NONE.and(List.of(instance)))
                .withMessageStartingWith(where.getName())
                .withMessageContainingAll(what, "put @SocketIoNamespace on " + where.getName());
    }

    @Test
    void proxiesPass() {
        List<Object> proxies = List.of(new Proxy(), new Copy());
        assertThat(proxies)
                .allSatisfy(proxy -> assertThat(
                                NamedHandlers.NONE.and(List.of(proxy)).types())
                        .containsExactly(proxy.getClass().getSuperclass()));
    }

    @Test
    void theRolesAreNotOverlookedWhereTheirApiIsMissing() throws Exception {
        try (ClassesWithout tomcat = new ClassesWithout("jakarta.annotation.")) {
            Constructor<?> guarded = tomcat.loadClass(WithRoles.class.getName()).getDeclaredConstructor();
            guarded.setAccessible(true);
            Class<?> handlers = tomcat.loadClass(NamedHandlers.class.getName());
            Method and = handlers.getMethod("and", Collection.class);
            Object none = handlers.getField("NONE").get(null);
            List<Object> instances = List.of(guarded.newInstance());
            assertThatExceptionOfType(InvocationTargetException.class)
                    .isThrownBy(() -> and.invoke(none, instances))
                    .havingCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .withMessageStartingWith(WithRoles.class.getName())
                    .withMessageContaining("jakarta.annotation.security");
        }
    }

    @SocketIoNamespace("/sales")
    static class Sales {
        @OnEvent("count")
        int count() {
            return 0;
        }
    }

    @RolesAllowed("clerk")
    static class WithRoles extends Sales {}

    static class BelowRoles extends WithRoles {}

    static class WithRolesOfMethod extends Sales {
        @DenyAll
        @Override
        int count() {
            return 1;
        }
    }

    static class WithEvent extends Sales {
        @OnEvent("more")
        void more() {}
    }

    @SocketScoped
    static class WithScope extends Sales {}

    static class Proxy extends Sales {
        @Override
        int count() {
            return super.count();
        }
    }

    @SocketIoNamespace("/guarded")
    @RolesAllowed("clerk")
    static class Guarded {
        @OnEvent("count")
        @RolesAllowed("boss")
        int count() {
            return 0;
        }
    }

    @RolesAllowed("boss")
    static class OtherRoles extends Guarded {}

    /** What some make at run time has the annotations of what it extends. */
    @RolesAllowed("clerk")
    static class Copy extends Guarded {
        @OnEvent("count")
        @RolesAllowed("boss")
        @Override
        int count() {
            return super.count();
        }
    }
}
