package io.github.socketiojakarta.internal.socket;

/** Does the steps of an end, each of them whatever becomes of the others. */
final class EachStep {

    private static final System.Logger LOG = System.getLogger(EachStep.class.getName());

    private EachStep() {}

    static void run(String id, Runnable... steps) {
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (Throwable e) { // the rest must be done all the same
                LOG.log(System.Logger.Level.ERROR, id + ": a step of the end failed", e);
            }
        }
    }
}
