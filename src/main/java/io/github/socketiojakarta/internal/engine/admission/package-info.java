/**
 * Who is let in: what is decided about a request before anything is done about it.
 *
 * <p>{@link io.github.socketiojakarta.internal.engine.admission.RequestVerifier} is the entry; its answer is a
 * {@link io.github.socketiojakarta.internal.engine.admission.Verdict}. Origins, limits and addresses are here. It must not know how a session is
 * opened.
 */
@NullMarked
package io.github.socketiojakarta.internal.engine.admission;

import org.jspecify.annotations.NullMarked;
