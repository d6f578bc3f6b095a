/**
 * Where the options of a server come from while its application starts: MicroProfile Config, context parameters, and
 * the application's configurers.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.config.OptionSources} asks them in their order. MicroProfile Config may
 * be missing, so one class alone mentions it. Knows nothing of CDI, which starts later than this is needed.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee.config;

import org.jspecify.annotations.NullMarked;
