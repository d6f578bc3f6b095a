package io.github.socketiojakarta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the clients answered to a broadcast. Immutable. */
public final class BroadcastAcks {

    private final Map<String, Args> answers;
    private final Map<String, MissingAck> missing;
    private final List<Args> anonymous;
    private final int missingElsewhere;
    private final int missingServers;

    private BroadcastAcks(
            Map<String, Args> answers,
            Map<String, MissingAck> missing,
            List<Args> anonymous,
            int missingElsewhere,
            int missingServers) {
        this.answers = answers;
        this.missing = missing;
        this.anonymous = anonymous;
        this.missingElsewhere = missingElsewhere;
        this.missingServers = missingServers;
    }

    /**
     * Returns what the clients of this server have answered.
     *
     * @param answers the answers by the id of the socket that gave it, in the order of their arrival
     * @param missing why there is no answer, by the ids of the sockets that have given none
     */
    public static BroadcastAcks of(Map<String, Args> answers, Map<String, MissingAck> missing) {
        return new BroadcastAcks(copy(answers), copy(missing), List.of(), 0, 0);
    }

    private static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Returns the answers by the id of the socket that gave it, in the order of their arrival. Of a client of another server the
     * first value only, as in Node.js.
     */
    public Map<String, Args> answers() {
        return answers;
    }

    /** Returns why there is no answer, by the ids of the sockets of this server that have given none. */
    public Map<String, MissingAck> missing() {
        return missing;
    }

    /** Returns the answers of clients of servers in Node.js, which do not tell whose they are. */
    public List<Args> anonymous() {
        return anonymous;
    }

    /**
     * Returns how many clients of other servers have given no answer: not in time, or because they or their server have gone.
     */
    public int missingElsewhere() {
        return missingElsewhere;
    }

    /** Returns how many servers have not told in time how many clients they have asked. */
    public int missingServers() {
        return missingServers;
    }

    /** Returns the same with these answers of which nobody knows whose they are. */
    public BroadcastAcks withAnonymous(List<Args> other) {
        return new BroadcastAcks(answers, missing, List.copyOf(other), missingElsewhere, missingServers);
    }

    /** Returns the same with so many clients of other servers that have given no answer. */
    public BroadcastAcks withMissingElsewhere(int other) {
        return new BroadcastAcks(answers, missing, anonymous, other, missingServers);
    }

    /** Returns the same with so many servers that have not told how many clients they have asked. */
    public BroadcastAcks withMissingServers(int other) {
        return new BroadcastAcks(answers, missing, anonymous, missingElsewhere, other);
    }

    /** Returns the answers alone. Counterpart of the {@code responses} of the Node.js server. */
    public List<Args> responses() {
        return Stream.concat(answers.values().stream(), anonymous.stream()).toList();
    }

    /** Returns whether everybody has answered. */
    public boolean isComplete() {
        return missing.isEmpty() && missingElsewhere == 0 && missingServers == 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BroadcastAcks acks && fields().equals(acks.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    private List<Object> fields() {
        return List.of(answers, missing, anonymous, missingElsewhere, missingServers);
    }

    /** Counts the answers only: they may be secret. */
    @Override
    public String toString() {
        return "BroadcastAcks[answers=" + answers.size() + ", missing=" + missing + ", anonymous=" + anonymous.size()
                + ", missingElsewhere=" + missingElsewhere + ", missingServers=" + missingServers + "]";
    }
}
