package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.EventRefusedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Bean Validation of the parameters of a method. Only used where the API is there. Thread-safe. */
final class ParameterConstraints implements ParameterCheck {

    private final Validator validator;
    private final Method method;

    ParameterConstraints(Validator validator, Method method) {
        this.validator = validator;
        this.method = method;
    }

    @Override
    public void check(Object instance, @Nullable Object[] arguments) {
        Set<ConstraintViolation<Object>> violations =
                validator.forExecutables().validateParameters(instance, method, arguments);
        if (!violations.isEmpty()) {
            EventRefusedException refused = new EventRefusedException(
                    EventRefusedException.INVALID, "The arguments violate constraints", describe(violations));
            refused.initCause(new ConstraintViolationException(violations));
            throw refused;
        }
    }

    private static List<Map<String, String>> describe(Set<ConstraintViolation<Object>> violations) {
        return violations.stream()
                .map(violation -> Map.of("path", path(violation.getPropertyPath()), "message", violation.getMessage()))
                .sorted(Comparator.comparing((Map<String, String> entry) -> entry.get("path"))
                        .thenComparing(entry -> entry.get("message")))
                .toList();
    }

    /** The path without the name of the method, which is nothing to the client. */
    private static String path(Path path) {
        String text = path.toString();
        String method = path.iterator().next().getName();
        return StreamSupport.stream(path.spliterator(), false).count() > 1 && text.startsWith(method + ".")
                ? text.substring(method.length() + 1)
                : text;
    }
}
