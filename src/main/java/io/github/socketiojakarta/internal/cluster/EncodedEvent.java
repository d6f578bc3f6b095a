package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.BroadcastEvent;
import io.github.socketiojakarta.cluster.EncodedJson;

/**
 * An event with its encoded form, which goes to other servers and to clients. Immutable.
 *
 * @param event the event
 * @param array its name and its arguments
 */
public record EncodedEvent(BroadcastEvent event, EncodedJson array) {}
