package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.internal.engine.Caller;
import java.util.Optional;

/**
 * The secret and the last offset that a client sends to get its session back. Immutable.
 *
 * @param privateId the secret of the session
 * @param offset the last event the client has received; without it, it says that it has received none
 * @param caller who says so
 */
public record RecoveryClaim(String privateId, Optional<String> offset, Caller caller) {

    /** Returns whether what this owner left may be taken: a secret that was stolen is of no use to other users. */
    boolean isRightful(Optional<Caller> owner) {
        return owner.isPresent() && owner.get().admitsBack(caller);
    }
}
