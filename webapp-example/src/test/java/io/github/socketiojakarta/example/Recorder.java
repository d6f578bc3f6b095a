package io.github.socketiojakarta.example;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Writes down what tests show. What a server is known not to do has to fail, so that it is seen when it does it. */
final class Recorder implements AfterTestExecutionCallback, TestExecutionExceptionHandler {

    private static final String EXPECTED_FAILURE = "expected failure";

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (!isShortcoming(context)) {
            throw failure;
        }
        context.getStore(Namespace.create(Recorder.class)).put(EXPECTED_FAILURE, failure);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        boolean expected = context.getStore(Namespace.create(Recorder.class)).get(EXPECTED_FAILURE) != null;
        if (expected || context.getExecutionException().isPresent()) {
            record(context, Outcome.FAILED);
        } else {
            record(context, Outcome.PASSED);
            if (isShortcoming(context)) {
                throw new AssertionError("This works now: take it out of Server.shortcomings()");
            }
        }
    }

    private static boolean isShortcoming(ExtensionContext context) {
        Shows shows = context.getRequiredTestMethod().getAnnotation(Shows.class);
        return shows != null && server(context).shortcomings().contains(shows.value());
    }

    private static Server server(ExtensionContext context) {
        return ((OnServer) context.getRequiredTestInstance()).server();
    }

    private static void record(ExtensionContext context, Outcome outcome) throws Exception {
        Shows shows = context.getRequiredTestMethod().getAnnotation(Shows.class);
        if (shows != null) {
            String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
            Results.of(server(context)).outcome(shows.value(), test, outcome);
        }
    }
}
