/**
 * CDI: makes handler classes beans, the server and its namespaces injectable, and gives sockets a scope.
 *
 * <p>The only package that mentions the CDI API, which may be missing: it is reached through
 * {@link io.github.socketiojakarta.internal.ee.cdi.CdiBeans#find} alone, whose caller expects a
 * {@link java.lang.LinkageError}. Knows nothing of containers.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.cdi;

import org.jspecify.annotations.NullMarked;
