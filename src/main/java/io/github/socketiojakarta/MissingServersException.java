package io.github.socketiojakarta;

import java.util.List;
import java.util.Set;

/**
 * Not every server of the cluster has answered in time; says who has not, as far as that is known, and holds what the others have
 * answered. A server that is known to be gone is not waited for, and not missing.
 */
public class MissingServersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int missing;
    private final transient Set<String> missingServers;
    private final transient List<RemoteSocket> sockets;
    private final transient List<Args> answers;

    /**
     * Creates the exception.
     *
     * @param missing how many servers have not answered
     * @param missingServers their ids; empty if the medium only knows how many servers there are
     * @param sockets the sockets of those that have, if they were asked for their sockets
     * @param answers the answers of those that have, if they were asked for an answer
     */
    public MissingServersException(
            int missing, Set<String> missingServers, List<RemoteSocket> sockets, List<Args> answers) {
        super("timeout reached: missing " + missing + (missing == 1 ? " response" : " responses")
                + (missingServers.isEmpty()
                        ? ""
                        : " of " + missingServers.stream().sorted().toList()));
        this.missing = missing;
        this.missingServers = Set.copyOf(missingServers);
        this.sockets = List.copyOf(sockets);
        this.answers = List.copyOf(answers);
    }

    /** Returns how many servers have not answered. */
    public int missing() {
        return missing;
    }

    /** Returns the ids of the servers that have not answered, as the log of each names them; empty if they are not known. */
    public Set<String> missingServers() {
        return missingServers;
    }

    /** Returns the sockets of those that have answered, after {@link BroadcastOperator#fetchSockets}. */
    public List<RemoteSocket> sockets() {
        return sockets;
    }

    /** Returns the answers of the others, after {@link Namespace#serverSideEmitWithAck}. */
    public List<Args> answers() {
        return answers;
    }
}
