/**
 * What the WebSockets of Payara and GlassFish need; their servlets are those of Tomcat.
 *
 * <p>{@link io.github.socketiojakarta.internal.servlet.glassfish.Tyrus} is the entry. It must know no door.
 */
@NullMarked
package io.github.socketiojakarta.internal.servlet.glassfish;

import org.jspecify.annotations.NullMarked;
