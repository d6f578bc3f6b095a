package io.github.socketiojakarta.spring;

import io.github.socketiojakarta.bean.BeanParameter;
import io.github.socketiojakarta.bean.InvalidHandlerException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Parameters that take beans. Without an annotation, a parameter is more likely an argument of the event. */
final class BeanParameters {

    private BeanParameters() {}

    static Optional<BeanParameter> find(AutowireCapableBeanFactory factory, Parameter parameter) {
        boolean meant = Stream.of(Autowired.class, Qualifier.class, Value.class)
                .anyMatch(annotation -> AnnotatedElementUtils.hasAnnotation(parameter, annotation));
        if (!meant) {
            return Optional.empty();
        }
        try {
            Object value = factory.resolveDependency(
                    new DependencyDescriptor(MethodParameter.forParameter(parameter), true), null);
            return Optional.of(afterwards -> value);
        } catch (BeansException e) {
            throw new InvalidHandlerException(
                    (Method) parameter.getDeclaringExecutable(),
                    "takes a " + parameter.getParameterizedType().getTypeName() + ", which Spring cannot inject: "
                            + e.getMessage());
        }
    }
}
