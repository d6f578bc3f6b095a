package io.github.socketiojakarta.internal.client;

import io.github.socketiojakarta.internal.recovery.RecoveryTicket;
import java.util.Optional;

/**
 * The id of a socket, and what lets its client have it back. Immutable.
 *
 * @param id the public id
 * @param ticket what lets the client have it back, if that is possible
 */
record SocketIdentity(String id, Optional<RecoveryTicket> ticket) {}
