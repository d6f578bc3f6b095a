package io.github.socketiojakarta.example;

import java.util.List;
import java.util.Map;

/**
 * How one kind of server is configured, started and given an application, from a distribution that nobody has installed:
 * whatever a run changes is in a directory of its own.
 */
interface Installation {

    /** Writes the configuration: ports, and who can log in. */
    void prepare(Instance instance) throws Exception;

    /** The command that runs the server until it is told to end. */
    List<String> command(Instance instance) throws Exception;

    /** What the command finds in its environment. */
    default Map<String, String> environment(Instance instance) {
        return Map.of();
    }

    /** Whether an application can be put in place before the server runs, or only told to a running one. */
    default Readiness readiness() {
        return Readiness.BEFORE_START;
    }

    /** Makes a WAR the root application, in place of the one that was it before. */
    void deploy(Instance instance, Application application) throws Exception;

    /**
     * Takes the application away, where the server cannot replace it in one go.
     *
     * @return whether that has been done
     */
    default boolean undeploy(Instance instance) throws Exception {
        return false;
    }

    /** Whether the server is through with what {@link #undeploy} has told it. */
    default boolean isUndeployed(Instance instance) throws Exception {
        return true;
    }

    /** Reminds the server of the application that {@link #deploy} has put in place, should it have missed that. */
    default void remind(Instance instance) throws Exception {}

    /** When the first application is deployed. */
    enum Readiness {
        BEFORE_START,
        AFTER_START
    }
}
