package io.github.socketiojakarta.example;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes down what tests show. */
final class Recorder implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        Shows shows = context.getRequiredTestMethod().getAnnotation(Shows.class);
        if (shows != null) {
            Server server = ((OnServer) context.getRequiredTestInstance()).server();
            String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
            Results.of(server).outcome(shows.value(), test, outcome(context));
        }
    }

    private static Outcome outcome(ExtensionContext context) {
        return context.getExecutionException().isPresent() ? Outcome.FAILED : Outcome.PASSED;
    }
}
