package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.MentionedConstraints;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.MethodDescriptor;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Bean Validation, if it works. Only used where the API is there. Immutable.
 *
 * @param validator nothing if nobody implements the API, or not well
 * @param reason why not
 */
record Constraints(Optional<Validator> validator, String reason) {

    static Constraints find(Beans beans) {
        try {
            return new Constraints(
                    Optional.of(beans.find(ValidatorFactory.class)
                            .orElseGet(Validation::buildDefaultValidatorFactory)
                            .getValidator()),
                    "");
        } catch (ValidationException e) {
            return new Constraints(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** Returns the check of a method, or one that does nothing if its parameters have no constraints. */
    ParameterCheck of(Class<?> type, Method method) {
        if (validator.isPresent()) {
            return of(validator.get(), type, method);
        }
        if (MentionedConstraints.on(type, method)) {
            throw new InvalidHandlerException(
                    type,
                    "has constraints, but nothing checks them; add org.hibernate.validator:hibernate-validator, with"
                            + " org.glassfish.expressly:expressly (" + reason + ")");
        }
        return ParameterCheck.NONE;
    }

    /** Whether parameters are constrained is not asked: Hibernate Validator 8.0.3 says no if only their elements are. */
    private static ParameterCheck of(Validator validator, Class<?> type, Method method) {
        MethodDescriptor constraints = validator
                .getConstraintsForClass(type)
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        return constraints != null ? new ParameterConstraints(validator, method) : ParameterCheck.NONE;
    }
}
