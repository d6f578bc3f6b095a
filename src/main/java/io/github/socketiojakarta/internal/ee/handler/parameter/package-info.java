/**
 * Where the arguments of a handler method come from, and what they have to fulfil.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.handler.parameter.ParameterSources} and
 * {@link io.github.socketiojakarta.internal.ee.handler.parameter.ParameterChecks} are asked for each method while the application is
 * deployed, and what they return for each {@link io.github.socketiojakarta.internal.ee.handler.parameter.Invocation}. Knows
 * neither who makes instances, but for asking beans for a parameter, nor what becomes of a result.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.handler.parameter;

import org.jspecify.annotations.NullMarked;
