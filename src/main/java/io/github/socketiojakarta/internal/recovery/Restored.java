package io.github.socketiojakarta.internal.recovery;

import java.util.Optional;

/**
 * A session that is claimed, and where its client goes on in the log. Immutable.
 *
 * @param session what it is made of
 * @param position the first event it has missed
 * @param offset what the client says to have received last
 */
public record Restored(RecoverableSession session, Position position, Optional<String> offset) {}
