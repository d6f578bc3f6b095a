package io.github.socketiojakarta.internal.ee.handler.parameter;

import io.github.socketiojakarta.bean.Beans;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import io.github.socketiojakarta.internal.ee.handler.check.MentionedConstraints;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the constraints of methods ask for. Bean Validation itself is asked, because constraints may be anywhere:
 * in packages of the application, on an interface, in XML. Used while the application is deployed.
 */
public final class ParameterChecks {

    private final Beans beans;
    private @Nullable Constraints constraints;
    private boolean missing;

    /** Checks by the validator of the beans. */
    public ParameterChecks(Beans beans) {
        this.beans = beans;
    }

    /**
     * Returns the check of the constraints that a handler method has.
     *
     * @throws InvalidHandlerException if it has some, and there is no Bean Validation
     */
    public ParameterCheck of(Class<?> type, Method method) {
        try {
            return method.getParameterCount() == 0
                    ? ParameterCheck.NONE
                    : constraints().of(type, method);
        } catch (NoClassDefFoundError e) {
            missing = true;
            if (!MentionedConstraints.on(type, method)) {
                return ParameterCheck.NONE;
            }
            throw new InvalidHandlerException(
                    type,
                    "uses jakarta.validation, which is missing; add org.hibernate.validator:hibernate-validator, with"
                            + " org.glassfish.expressly:expressly");
        }
    }

    /** Returns {@code on}, {@code off} if the application has none, or {@code not needed} if no method takes anything. */
    public String state() {
        Constraints known = constraints;
        if (known == null) {
            return missing ? "off" : "not needed";
        }
        return known.validator().isPresent() ? "on" : "off";
    }

    private Constraints constraints() {
        Constraints known = constraints;
        if (known == null) {
            known = Constraints.find(beans);
            constraints = known;
        }
        return known;
    }
}
