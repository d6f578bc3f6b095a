package io.github.socketiojakarta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the clients answered to a broadcast. Immutable.
 *
 * @param answers the answers by the id of the socket that gave it, in the order of their arrival
 * @param missing why there is no answer, by the ids of the sockets that have given none
 */
public record BroadcastAcks(Map<String, Args> answers, Map<String, MissingAck> missing) {

    /** Keeps immutable copies. */
    public BroadcastAcks {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Returns the answers alone. Counterpart of the {@code responses} of the Node.js server. */
    public List<Args> responses() {
        return List.copyOf(answers.values());
    }

    /** Returns whether everybody has answered. */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
