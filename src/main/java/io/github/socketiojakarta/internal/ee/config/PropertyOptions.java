package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoOptions;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Options from properties, each under its name or with hyphens: {@code socketio.pingInterval} or {@code
 * socketio.ping-interval}.
 *
 * @param kind what messages call a property
 * @param values finds the value of a property
 */
public record PropertyOptions(String kind, Function<String, Optional<String>> values) {

    private static final System.Logger LOG = System.getLogger(PropertyOptions.class.getName());

    /**
     * Sets the options that have a property.
     *
     * @throws IllegalArgumentException if a value cannot be; the message says which
     */
    public void apply(SocketIoOptions.Builder options) {
        for (String option : SocketIoOptions.names()) {
            find(hyphenated(option), option).or(() -> find(option, option)).ifPresent(value -> value.apply(options));
        }
    }

    private Optional<NamedValue> find(String name, String option) {
        String property = OptionSources.PREFIX + name;
        return values.apply(property).map(text -> new NamedValue(kind + " " + property, option, text));
    }

    /** Returns {@code ping-interval} for {@code pingInterval}, and {@code allow-eio3} for {@code allowEIO3}. */
    static String hyphenated(String option) {
        return option.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Logs which of these properties are meant for us, but known to nobody. */
    public void warnOfUnknown(Collection<String> properties) {
        Set<String> known =
                SocketIoOptions.names().stream().map(PropertyOptions::plain).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        properties.stream()
                .filter(property -> property.startsWith(OptionSources.PREFIX))
                .map(property -> property.substring(OptionSources.PREFIX.length()))
                .filter(name -> !known.contains(plain(name)))
                .forEach(unknown::add);
        if (!unknown.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "There are unknown properties behind ''{0}'': {1}. Known are {2}",
                    OptionSources.PREFIX,
                    unknown,
                    SocketIoOptions.names());
        }
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
