/**
 * The composition root and the glue to Jakarta EE: start-up, options from context parameters, life cycle.
 *
 * <p>{@link io.github.socketiojakarta.internal.ee.Deployment} puts the layers together for one web application and
 * takes them apart when it stops. Nothing below knows this package.
 */
@NullMarked
package io.github.socketiojakarta.internal.ee;

import org.jspecify.annotations.NullMarked;
