package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import java.util.Optional;

/**
 * Who a socket is. Immutable.
 *
 * @param id the public id
 * @param ticket what lets the client have it back, if that is possible
 */
record SocketIdentity(String id, Optional<RecoveryTicket> ticket) {}
