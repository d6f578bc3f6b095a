package io.github.socketiojakarta.internal.ee.handler;

import io.github.socketiojakarta.EventRefusedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Bean Validation of the parameters of handler methods. Only used where the API is there. Thread-safe. */
final class ParameterConstraints implements ParameterCheck {

    private final Validator validator;
    private final Method method;

    private ParameterConstraints(Validator validator, Method method) {
        this.validator = validator;
        this.method = method;
    }

    /** Returns the check of a method, or one that does nothing if its parameters have no constraints. */
    static ParameterCheck of(Class<?> type, Method method, Beans beans) {
        try {
            Validator validator = beans.find(ValidatorFactory.class)
                    .orElseGet(Validation::buildDefaultValidatorFactory)
                    .getValidator();
            MethodDescriptor constraints = validator
                    .getConstraintsForClass(type)
                    .getConstraintsForMethod(method.getName(), method.getParameterTypes());
            return constraints != null && constraints.hasConstrainedParameters()
                    ? new ParameterConstraints(validator, method)
                    : ParameterCheck.NONE;
        } catch (NoProviderFoundException e) {
            throw new InvalidHandlerException(
                    type, "has constraints, but nothing checks them; add org.hibernate.validator:hibernate-validator");
        }
    }

    @Override
    public void check(Object instance, @Nullable Object[] arguments) {
        Set<ConstraintViolation<Object>> violations =
                validator.forExecutables().validateParameters(instance, method, arguments);
        if (!violations.isEmpty()) {
            throw new EventRefusedException(
                    EventRefusedException.INVALID, "The arguments violate constraints", describe(violations));
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
