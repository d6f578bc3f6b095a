package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoOptions;
import jakarta.servlet.ServletContext;
import java.util.Collections;

/**
 * Options from the application's context parameters. All parameters with our prefix are meant for us, so that one
 * nobody knows is a mistake.
 */
final class ContextParameters {

    private ContextParameters() {}

    static void apply(SocketIoOptions.Builder options, ServletContext context) {
        for (String parameter : Collections.list(context.getInitParameterNames())) {
            if (parameter.startsWith(OptionSources.PREFIX)) {
                value(parameter, context.getInitParameter(parameter)).apply(options);
            }
        }
    }

    private static NamedValue value(String parameter, String text) {
        String option = parameter.substring(OptionSources.PREFIX.length());
        if (!SocketIoOptions.names().contains(option)) {
            throw new IllegalArgumentException("Unknown context parameter " + parameter + "; after '"
                    + OptionSources.PREFIX + "' comes one of " + SocketIoOptions.names());
        }
        return new NamedValue("Context parameter " + parameter, option, text);
    }
}
