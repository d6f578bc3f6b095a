package io.github.socketiojakarta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the clients answered to a broadcast. Immutable.
 *
 * @param answers the answers by the id of the socket that gave it, in the order of their arrival. Of a client of another server
 *     the first value only, as in Node.js
 * @param missing why there is no answer, by the ids of the sockets of this server that have given none
 * @param anonymous the answers of clients of servers in Node.js, which do not tell whose they are
 * @param missingElsewhere how many clients of other servers have given no answer: not in time, or because they or their server
 *     have gone
 * @param missingServers how many servers have not told in time how many clients they have asked
 */
public record BroadcastAcks(
        Map<String, Args> answers,
        Map<String, MissingAck> missing,
        List<Args> anonymous,
        int missingElsewhere,
        int missingServers) {

    /** Keeps immutable copies. */
    public BroadcastAcks {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        anonymous = List.copyOf(anonymous);
    }

    /** Holds what the clients of this server have answered. */
    public BroadcastAcks(Map<String, Args> answers, Map<String, MissingAck> missing) {
        this(answers, missing, List.of(), 0, 0);
    }

    /** Returns the answers alone. Counterpart of the {@code responses} of the Node.js server. */
    public List<Args> responses() {
        return Stream.concat(answers.values().stream(), anonymous.stream()).toList();
    }

    /** Returns whether everybody has answered. */
    public boolean isComplete() {
        return missing.isEmpty() && missingElsewhere == 0 && missingServers == 0;
    }
}
