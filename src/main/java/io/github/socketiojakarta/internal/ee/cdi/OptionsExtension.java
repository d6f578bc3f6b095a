package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.SocketIoOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;

/**
 * Lets the application produce the options, from a builder that holds what all other sources have said. Found by the CDI
 * container, which makes one for each application. Thread-safe.
 */
public final class OptionsExtension implements Extension {

    private volatile @Nullable SocketIoOptions others;

    /** The builder is a bean of ours alone, also where this jar has been packed into an archive of beans. */
    void refuseClass(@Observes ProcessAnnotatedType<SocketIoOptions.Builder> type) {
        type.veto();
    }

    /**
     * A normal scope needs a proxy, which a final class cannot have, and one that lasts as long as the application makes
     * no difference for what does not change. One that ends does.
     */
    void checkScope(@Observes ProcessBeanAttributes<SocketIoOptions> bean, BeanManager manager) {
        Class<? extends Annotation> scope = bean.getBeanAttributes().getScope();
        if (scope == ApplicationScoped.class) {
            bean.configureBeanAttributes().scope(Singleton.class);
        } else if (manager.isNormalScope(scope)) {
            bean.addDefinitionError(new DefinitionException(bean.getAnnotated() + " produces SocketIoOptions with @"
                    + scope.getSimpleName() + ", but a server has the same options as long as it lives: make it"
                    + " @ApplicationScoped"));
        }
    }

    void addBuilder(@Observes AfterBeanDiscovery beans) {
        beans.<SocketIoOptions.Builder>addBean()
                .types(SocketIoOptions.Builder.class, Object.class)
                .scope(Dependent.class)
                .createWith(unused -> builder());
    }

    private SocketIoOptions.Builder builder() {
        SocketIoOptions known = others;
        if (known == null) {
            throw new IllegalStateException("SocketIoOptions.Builder is for the method that produces SocketIoOptions,"
                    + " which is called when the web application starts; afterwards, ask SocketIoServer.options()");
        }
        return SocketIoOptions.builder(known);
    }

    /** Gives what the other sources have said to those who inject a builder. */
    void use(SocketIoOptions found) {
        others = found;
    }
}
