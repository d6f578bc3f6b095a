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
            boolean passed = context.getExecutionException().isEmpty();
            Results.of(server).outcome(shows.value(), test, passed ? Outcome.PASSED : Outcome.FAILED);
        }
    }
}
