package io.github.socketiojakarta.internal.ee.handler;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraintvalidation.SupportedValidationTarget;
import jakarta.validation.constraintvalidation.ValidationTarget;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A constraint of an application on the parameters of a method together. */
@Constraint(validatedBy = Ascending.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Ascending {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks it. */
    @SupportedValidationTarget(ValidationTarget.PARAMETERS)
    final class Check implements ConstraintValidator<Ascending, Object[]> {

        @Override
        public boolean isValid(Object[] values, ConstraintValidatorContext context) {
            return (int) values[0] < (int) values[1];
        }
    }
}
