/**
 * CDI: makes handler classes beans, the server and its namespaces injectable, gives sockets a scope, and lets the
 * application produce the options.
 *
 * <p>The only package that mentions the CDI API, which may be missing: it is reached through
 * {@link io.github.socketiojakarta.internal.ee.cdi.CdiBeans#find} and
 * {@link io.github.socketiojakarta.internal.ee.cdi.OptionsBean#find} alone, whose callers expect a
 * {@link java.lang.LinkageError}. Knows nothing of containers.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.cdi;

import org.jspecify.annotations.NullMarked;
