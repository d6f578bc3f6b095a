package io.github.socketiojakarta.internal.ee.handler.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.annotation.SocketScoped;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.harness.ClassesWithout;
import io.github.socketiojakarta.internal.ee.handler.OwnBinding;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Stereotype;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a class would lose where there is no CDI is said when the application is deployed. */
class CdiNeedsTest {

    static Stream<Arguments> needy() {
        return Stream.of(
                Arguments.of(Stereotyped.class, "uses OwnBinding, an interceptor, which needs CDI"),
                Arguments.of(Constructed.class, "uses jakarta.annotation.PostConstruct, which needs CDI"),
                Arguments.of(Destroyed.class, "uses jakarta.annotation.PreDestroy, which needs CDI"),
                Arguments.of(WithResource.class, "uses jakarta.annotation.Resource, which needs CDI"),
                Arguments.of(PerRequest.class, "uses jakarta.enterprise.context.RequestScoped, which needs CDI"),
                Arguments.of(PerSession.class, "uses jakarta.enterprise.context.SessionScoped, which needs CDI"),
                Arguments.of(
                        PerRequestByStereotype.class, "uses jakarta.enterprise.context.RequestScoped, which needs CDI"),
                Arguments.of(OwnScoped.class, "uses OwnScope, a scope, which needs CDI"),
                Arguments.of(ScopedByStereotype.class, "uses OwnScope, a scope, which needs CDI"));
    }

    @ParameterizedTest
    @MethodSource("needy")
    void theMessageSaysWhatIsMissing(Class<?> type, String what) {
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> CdiNeeds.refuse(type))
                .withMessageStartingWith(type.getName())
                .withMessageContainingAll(what, "weld-servlet-core");
    }

    @Test
    void theApiNeedNotBeThere() throws Exception {
        try (ClassesWithout tomcat = new ClassesWithout("jakarta.")) {
            Method refuse = tomcat.loadClass(CdiNeeds.class.getName()).getDeclaredMethod("refuse", Class.class);
            refuse.setAccessible(true);
            for (Class<?> type : List.of(Constructed.class, PerRequest.class, OwnScoped.class)) {
                assertThatException()
                        .isThrownBy(() -> refuse.invoke(null, tomcat.loadClass(type.getName())))
                        .havingCause()
                        .withMessageContaining("which needs CDI");
            }
        }
    }

    /** Their APIs are not on the class path of the tests, as they need not be on that of an application. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.persistence.PersistenceContext",
                "jakarta.persistence.PersistenceContexts",
                "jakarta.persistence.PersistenceUnit",
                "jakarta.persistence.PersistenceUnits",
                "jakarta.annotation.Resources",
                "jakarta.xml.ws.WebServiceRef"
            })
    void whatTheContainerWouldInjectIsMissing(String annotation) throws Exception {
        Application application = new Application(Plain.class, "L" + annotation.replace('.', '/') + ";", false);
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> CdiNeeds.refuse(application.handler()))
                .withMessageContaining("uses " + annotation + ", which needs CDI");
    }

    @Test
    void weldThatIsThereHasNotStarted() throws Exception {
        Application application = new Application(PerRequest.class, "", true);
        assertThatExceptionOfType(InvalidHandlerException.class)
                .isThrownBy(() -> CdiNeeds.refuse(application.handler()))
                .withMessageContainingAll("RequestScoped, which needs CDI", "has not started", "WEB-INF/beans.xml")
                .withMessageNotContaining("weld-servlet-core");
    }

    /** The loader of an application with one handler, perhaps with Weld for servlet containers. */
    private static final class Application extends ClassLoader {

        private final String handler;
        private final String mentioned;
        private final boolean weld;

        /** Creates one with a handler whose class file mentions something, beside what it does mention. */
        Application(Class<?> handler, String mentioned, boolean weld) {
            super(Application.class.getClassLoader());
            this.handler = handler.getName();
            this.mentioned = mentioned;
            this.weld = weld;
        }

        Class<?> handler() throws ClassNotFoundException {
            return loadClass(handler);
        }

        @Override
        public Class<?> loadClass(String name) throws ClassNotFoundException {
            if (weld && name.startsWith("org.jboss.weld.environment.servlet.")) {
                return Application.class;
            }
            return name.equals(handler) && findLoadedClass(name) == null ? define(name) : super.loadClass(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream code = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = code.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] more = mentioned.getBytes(StandardCharsets.ISO_8859_1);
            return new SequenceInputStream(super.getResourceAsStream(name), new ByteArrayInputStream(more));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {OnePerApplication.class, OnePerSocket.class, Plain.class})
    void whatMeansTheSameWithoutIsLeftAlone(Class<?> type) {
        assertThatCode(() -> CdiNeeds.refuse(type)).doesNotThrowAnyException();
    }

    @OwnBinding
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface OwnStereotype {}

    @NormalScope
    @Retention(RetentionPolicy.RUNTIME)
    @interface OwnScope {}

    @OwnScope
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface ScopingStereotype {}

    @RequestScoped
    @Stereotype
    @Retention(RetentionPolicy.RUNTIME)
    @interface RequestStereotype {}

    @SocketIoNamespace
    @RequestStereotype
    static class PerRequestByStereotype {}

    @SocketIoNamespace
    @OwnStereotype
    static class Stereotyped {}

    static class WithBeginning {
        @PostConstruct
        void begin() {}
    }

    @SocketIoNamespace
    static class Constructed extends WithBeginning {}

    @SocketIoNamespace
    static class Destroyed {
        @PreDestroy
        void end() {}
    }

    @SocketIoNamespace
    static class WithResource {
        @Resource
        Runnable resource;
    }

    @SocketIoNamespace
    @RequestScoped
    static class PerRequest {}

    @SocketIoNamespace
    @SessionScoped
    static class PerSession implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @SocketIoNamespace
    @OwnScope
    static class OwnScoped {}

    @SocketIoNamespace
    @ScopingStereotype
    static class ScopedByStereotype {}

    @SocketIoNamespace
    @ApplicationScoped
    @PermitAll
    @Priority(1)
    static class OnePerApplication {}

    @SocketIoNamespace
    @SocketScoped
    static class OnePerSocket {}

    @SocketIoNamespace
    @Dependent
    static class Plain {}
}
