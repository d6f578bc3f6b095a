package io.github.socketiojakarta.internal.ee.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectedNamespaceTest {

    @ApplicationScoped
    static class Named {
        @Inject
        @SocketIoNamespace("/a")
        Namespace a;

        @Inject
        @SocketIoNamespace("a")
        Namespace again;

        @Inject
        @SocketIoNamespace("/b")
        Namespace b;

        Namespace a() {
            return a;
        }

        Namespace again() {
            return again;
        }

        Namespace b() {
            return b;
        }
    }

    @ApplicationScoped
    static class ByPattern {
        @Inject
        @SocketIoNamespace(pattern = "/tenant-\\w+")
        Namespace tenants;
    }

    @ApplicationScoped
    static class ByPatternLater {
        @Inject
        @SocketIoNamespace(pattern = "/tenant-\\w+")
        Instance<Namespace> tenants;
    }

    @ApplicationScoped
    static class WithComma {
        @Inject
        @SocketIoNamespace("/a,b")
        Namespace namespace;
    }

    private static WeldContainer start(Class<?> bean) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new SocketIoExtension())
                .beanClasses(bean)
                .initialize();
    }

    @Test
    void thoseOfTheSameNameAreEqual() {
        try (WeldContainer cdi = start(Named.class)) {
            Named bean = cdi.select(Named.class).get();
            assertThat(bean.a()).isEqualTo(bean.a()).isEqualTo(bean.again()).isNotEqualTo(bean.b());
            assertThat(bean.a()).hasSameHashCodeAs(bean.again()).hasToString("Namespace /a");
            assertThat(bean.a().equals(null)).isFalse();
            assertThat(Set.of(bean.a())).contains(bean.again());
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {ByPattern.class, ByPatternLater.class})
    void aPatternNamesNoNamespace(Class<?> bean) {
        assertThatThrownBy(() -> start(bean))
                .hasMessageContaining("tenants")
                .hasMessageContaining("a pattern means many namespaces");
    }

    @Test
    void aNameWithACommaStopsTheDeployment() {
        assertThatThrownBy(() -> start(WithComma.class)).hasMessageContaining("'/a,b': a comma ends its name");
    }
}
