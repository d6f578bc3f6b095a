/**
 * The composition root and the glue to Jakarta EE: start-up, late options, life cycle.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.Deployment} registers a server in one web application, has its layers
 * put together when the options are known, and takes them apart when the application stops. Nothing below knows this package.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee;

import org.jspecify.annotations.NullMarked;
