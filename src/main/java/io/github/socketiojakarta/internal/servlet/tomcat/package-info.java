/**
 * What Tomcat 10.1 and 11 need, and TomEE, Payara and GlassFish, which have its servlets.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.tomcat.Tomcat} is the entry. Two things that Tomcat needs cost the others nothing and are done
 * in all containers: {@code ArrivedBytes} knows that it says 1 for any number of bytes that can be read, and
 * {@code PollingDoor} sets a long timeout instead of none. It must know no door.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.tomcat;

import org.jspecify.annotations.NullMarked;
