package io.github.socketiojakarta.internal.ee.config;

import io.github.socketiojakarta.SocketIoOptions;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Options from MicroProfile Config: the system properties, the environment, {@code microprofile-config.properties}, and
 * whatever else the container reads. The only class that mentions its API, which may be missing.
 *
 * <p>Each name is asked for, instead of taking what the configuration lists: there, a variable of the environment has
 * another name. An unknown name is not a mistake that stops anything, because the configuration may belong to the whole
 * server, but it is logged.
 */
final class MicroProfileConfig {

    private static final System.Logger LOG = System.getLogger(MicroProfileConfig.class.getName());

    private final Config config;
    private final Map<String, String> environment;

    MicroProfileConfig(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    /**
     * Finds the configuration of an application, if there is one.
     *
     * @throws LinkageError if there is no API
     */
    static Optional<MicroProfileConfig> find(ClassLoader loader) {
        try {
            return Optional.of(new MicroProfileConfig(ConfigProvider.getConfig(loader), System.getenv()));
        } catch (IllegalStateException noProvider) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MicroProfile Config is left out: {0}",
                    Objects.requireNonNullElse(noProvider.getMessage(), noProvider));
            return Optional.empty();
        }
    }

    void apply(SocketIoOptions.Builder options) {
        warnOfUnknownNames();
        for (String option : SocketIoOptions.names()) {
            value(option).ifPresent(value -> value.apply(options));
        }
    }

    private Optional<NamedValue> value(String option) {
        String property = OptionSources.PREFIX + option;
        try {
            Optional<String> text = config.getOptionalValue(property, String.class);
            ConfigValue found = config.getConfigValue(property);
            String raw = found.getRawValue();
            if (text.isEmpty() && raw != null && !raw.isEmpty()) { // otherwise the mistake would go unnoticed
                throw new NoSuchElementException("the expression '" + raw + "' leads nowhere");
            }
            return text.map(value -> new NamedValue(origin(property, found.getSourceName()), option, value));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new IllegalArgumentException(origin(property, null) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String origin(String property, @Nullable String source) {
        return "MicroProfile Config property " + property + (source == null ? "" : " from " + source);
    }

    private void warnOfUnknownNames() {
        Set<String> unknown = new TreeSet<>();
        for (String property : config.getPropertyNames()) {
            if (property.startsWith(OptionSources.PREFIX) && !isVariable(property)) {
                unknown.add(property.substring(OptionSources.PREFIX.length()));
            }
        }
        unknown.removeAll(SocketIoOptions.names());
        if (!unknown.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MicroProfile Config has unknown properties behind ''{0}'': {1}. Known are {2}",
                    OptionSources.PREFIX,
                    unknown,
                    SocketIoOptions.names());
        }
    }

    /** Orchestrators set variables such as SOCKETIO_PORT, which some implementations list as socketio.port too. */
    private boolean isVariable(String property) {
        return environment.containsKey(property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT));
    }
}
