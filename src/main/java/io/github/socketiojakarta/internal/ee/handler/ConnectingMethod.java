package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.ConnectionRefusedException;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.Namespace;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.bean.Instances;
import io.github.socketiojakarta.internal.ee.handler.check.MethodName;
import io.github.socketiojakarta.internal.ee.handler.parameter.Invocation;
import io.github.socketiojakarta.internal.ee.handler.parameter.MissingValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A method that decides whether a client may connect: a middleware. Immutable. */
record ConnectingMethod(HandlerMethod method, Instances instances) {

    private static final CompletionStage<?> DECIDED = CompletableFuture.completedStage(null);

    void serve(Namespace namespace) {
        namespace.useAsync(this::decide);
    }

    private CompletionStage<?> decide(Socket socket) throws Exception {
        try {
            Object result = method.call(instances, Invocation.connect(socket));
            return method.method().getReturnType() == void.class ? DECIDED : later((CompletionStage<?>) result);
        } catch (MissingValueException e) {
            throw AccessRule.refusal("Not allowed: " + e.getMessage());
        } catch (EventRefusedException e) {
            throw refusal(e);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) { // which nothing but Error and Exception should extend
            throw new IllegalStateException(e);
        }
    }

    private <T> CompletionStage<T> later(@Nullable CompletionStage<T> decision) {
        if (decision == null) { // which must not let anybody in
            throw new NullPointerException(MethodName.of(method.method()) + " returned no stage");
        }
        return decision.exceptionally(failure -> {
            Throwable cause = EventMethod.cause(failure);
            throw new CompletionException(cause instanceof EventRefusedException refused ? refusal(refused) : cause);
        });
    }

    private static ConnectionRefusedException refusal(EventRefusedException refused) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", refused.code());
        refused.data().ifPresent(details -> data.put("data", details));
        ConnectionRefusedException refusal = new ConnectionRefusedException(String.valueOf(refused.getMessage()), data);
        refusal.initCause(refused);
        return refusal;
    }
}
