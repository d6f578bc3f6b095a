package io.github.socketiojakarta.internal.engine;

import java.time.Duration;
import java.util.Set;

/**
 * The settings of the engine, named as in the protocol.
 *
 * @param transports the transports a client may use
 * @param allowUpgrades whether an upgrade is offered and accepted
 * @param allowEIO3 whether clients of protocol 3 are let in
 * @param sameUser whether the requests of a session must come from the user who opened it
 * @param pingInterval the time from an answered ping to the next
 * @param pingTimeout the time a client has to answer a ping
 * @param upgradeTimeout the time an upgrade may take
 * @param maxHttpBufferSize the limit of a POST body or WebSocket message, in bytes
 * @param httpRequestBodyTimeout the time the body of a POST may take to arrive
 * @param maxPacketsPerPoll how many packets the answer to one poll may have
 * @param maxSendBufferBytes the limit of what waits to be sent to one client, in bytes
 * @param receiveTimeout for how long a client that sends too fast is not read before it is given up
 * @param maxBlockedReaders how many of the container's threads may wait for that at once
 * @param admission how many clients are let in
 */
public record EngineOptions(
        Set<TransportType> transports,
        boolean allowUpgrades,
        boolean allowEIO3,
        boolean sameUser,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxHttpBufferSize,
        Duration httpRequestBodyTimeout,
        int maxPacketsPerPoll,
        long maxSendBufferBytes,
        Duration receiveTimeout,
        int maxBlockedReaders,
        AdmissionLimits admission) {}
