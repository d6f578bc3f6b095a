/**
 * Beans of Spring as handlers, in an application of Spring Boot or a WAR with Spring MVC.
 *
 * <p>Spring Boot finds {@link io.github.socketiojakarta.spring.SocketIoAutoConfiguration} by itself. A WAR puts
 * {@link io.github.socketiojakarta.spring.EnableSocketIo} on a configuration; what both give to the server are
 * {@link io.github.socketiojakarta.spring.SpringBeans}. Needs {@code org.springframework:spring-context} in the application, and
 * uses Spring Security if it is there; nothing else of this library knows Spring. This package must not know packets,
 * connections or how handler methods are read.
 */
@NullMarked
package io.github.socketiojakarta.spring;

import org.jspecify.annotations.NullMarked;
