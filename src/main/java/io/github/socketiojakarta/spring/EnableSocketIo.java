package io.github.socketiojakarta.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * On a {@code @Configuration} class of a WAR: its beans with {@code @SocketIoNamespace} handle what clients send, and
 * {@link io.github.socketiojakarta.SocketIoServer} can be injected. Spring Boot needs none.
 *
 * <p>The server itself is started by the container, with options as in any WAR. It takes its handlers when the Spring context
 * has started, which may be that of a {@code ContextLoaderListener} or of a {@code DispatcherServlet} that is loaded on
 * startup. A context described in XML has a bean of the class {@link SocketIoConfiguration} instead, and {@code
 * <context:annotation-config/>}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(SocketIoConfiguration.class)
public @interface EnableSocketIo {}
