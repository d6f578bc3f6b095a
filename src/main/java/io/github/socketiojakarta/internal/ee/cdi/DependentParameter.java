package io.github.socketiojakarta.internal.ee.cdi;

import io.github.socketiojakarta.bean.BeanParameter;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A parameter that takes a dependent bean: a new one for each call, released behind it. Such beans may look at where they
 * are injected, as {@code Event} and {@code Instance} do; so the parameter is an injection point. Thread-safe.
 */
final class DependentParameter implements BeanParameter {

    private final BeanManager manager;
    private final InjectionPoint point;

    private DependentParameter(BeanManager manager, InjectionPoint point) {
        this.manager = manager;
        this.point = point;
    }

    static DependentParameter of(BeanManager manager, Parameter parameter) {
        Method method = (Method) parameter.getDeclaringExecutable();
        if (parameter.getType() == InjectionPoint.class) {
            throw refusal(method, parameter, "it is for beans that look at where they are injected");
        }
        try {
            return new DependentParameter(manager, manager.createInjectionPoint(annotated(manager, method, parameter)));
        } catch (IllegalArgumentException | InjectionException | DefinitionException | DeploymentException e) {
            throw refusal(method, parameter, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidHandlerException refusal(Method method, Parameter parameter, String reason) {
        return new InvalidHandlerException(
                method,
                "takes a " + parameter.getParameterizedType().getTypeName() + ", which cannot be injected there: "
                        + reason);
    }

    private static AnnotatedParameter<?> annotated(BeanManager manager, Method method, Parameter parameter) {
        AnnotatedMethod<?> annotated = manager.createAnnotatedType(method.getDeclaringClass()).getMethods().stream()
                .filter(candidate -> candidate.getJavaMember().equals(method))
                .findFirst()
                .orElseThrow();
        int position = Arrays.asList(method.getParameters()).indexOf(parameter);
        return annotated.getParameters().get(position);
    }

    @Override
    public Object get(Consumer<Runnable> afterwards) {
        CreationalContext<?> creation = manager.createCreationalContext(null);
        afterwards.accept(creation::release);
        return manager.getInjectableReference(point, creation);
    }
}
