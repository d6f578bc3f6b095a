/**
 * The parser SPI: how Socket.IO packets become messages of the connection and back. Counterpart of the Node.js option
 * {@code parser}.
 *
 * <p>{@link io.github.socketiojakarta.parser.Parser} is the entry; the option {@code parser} names one. Arguments are
 * carried as JSON texts, in which a binary value is a placeholder that points into a list of attachments, whatever the
 * parser does on the wire: so a parser knows neither the application's types nor the {@code JsonCodec}. Nor does it know
 * which side it works for. This package must not know sockets, sessions or containers.
 */
@NullMarked
package io.github.socketiojakarta.parser;

import org.jspecify.annotations.NullMarked;
