package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.adapter.BroadcastEvent;

/**
 * An event with its encoded form, which goes to other servers and to clients. Immutable.
 *
 * @param event the event
 * @param array its name and its arguments
 */
public record EncodedEvent(BroadcastEvent event, EncodedJson array) {}
