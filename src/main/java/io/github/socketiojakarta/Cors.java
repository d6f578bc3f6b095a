package io.github.socketiojakarta;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of other origins may use the server, and what browsers are told. Immutable. Counterpart of the option
 * {@code cors}, with its names.
 *
 * <p>Without it, only pages of the server's own origin may. What is allowed here is allowed on every transport: a
 * browser asks nobody before it opens a WebSocket, so the server has to look at the origin itself.
 */
public final class Cors {

    private final Builder settings;

    private Cors(Builder settings) {
        this.settings = settings;
    }

    /** Returns a builder that allows no origin yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the setting that allows these origins, such as {@code https://example.com}, and nothing else. */
    public static Cors allow(String... origins) {
        return builder().origins(origins).build();
    }

    /** Returns the setting that allows every origin, without credentials: the server is open to every page there is. */
    public static Cors allowAll() {
        return builder().anyOrigin().build();
    }

    /** Returns whether pages of that origin may use the server. May call the application's predicate. */
    public boolean allows(String origin) {
        return settings.anyOrigin || settings.origin.test(origin);
    }

    /** Returns whether every origin is allowed, which browsers are told as {@code *}. */
    public boolean isAnyOrigin() {
        return settings.anyOrigin;
    }

    /** Returns the methods a preflight allows. */
    public List<String> methods() {
        return settings.methods;
    }

    /** Returns the headers a preflight allows; without them, those the browser asks for. */
    public Optional<List<String>> allowedHeaders() {
        return Optional.ofNullable(settings.allowedHeaders);
    }

    /** Returns the response headers a page may read. */
    public List<String> exposedHeaders() {
        return settings.exposedHeaders;
    }

    /** Returns whether browsers send cookies and logins along. */
    public boolean credentials() {
        return settings.credentials;
    }

    /** Returns how long a browser may keep the answer to a preflight. */
    public Optional<Duration> maxAge() {
        return Optional.ofNullable(settings.maxAge);
    }

    /** Returns whether a preflight is answered by the server itself, as any request with a method it does not know. */
    public boolean preflightContinue() {
        return settings.preflightContinue;
    }

    /** Returns the status of the answer to a preflight. */
    public int optionsSuccessStatus() {
        return settings.optionsSuccessStatus;
    }

    /** Collects settings; not thread-safe. Every method returns the builder. */
    public static final class Builder implements Cloneable {
        private boolean anyOrigin;
        private Predicate<String> origin = origin -> false;
        private List<String> methods = List.of("GET", "HEAD", "PUT", "PATCH", "POST", "DELETE");
        private @Nullable List<String> allowedHeaders;
        private List<String> exposedHeaders = List.of();
        private boolean credentials;
        private @Nullable Duration maxAge;
        private boolean preflightContinue;
        private int optionsSuccessStatus = 204;

        private Builder() {}

        /** Allows every origin. */
        public Builder anyOrigin() {
            anyOrigin = true;
            return this;
        }

        /**
         * Allows these origins too.
         *
         * @param origins scheme, host, and the port if it is not that of the scheme; {@code *} alone stands for all;
         *     {@code null} and {@code file://} as some clients say them
         * @throws IllegalArgumentException if one of them can never match; the message says what to write instead
         */
        public Builder origins(String... origins) {
            List<String> all =
                    List.of(origins).stream().map(ListedOrigin::check).toList();
            anyOrigin |= all.contains("*");
            return origin(all::contains);
        }

        /** Allows the origins that match as a whole, too. */
        public Builder originPattern(Pattern pattern) {
            return origin(text -> pattern.matcher(text).matches());
        }

        /** Allows the origins that the predicate accepts, too; it is called for every request, so it should be quick. */
        public Builder origin(Predicate<String> predicate) {
            origin = origin.or(predicate);
            return this;
        }

        /** Sets the methods a preflight allows. */
        public Builder methods(String... methods) {
            this.methods = List.of(methods);
            return this;
        }

        /** Sets the headers a preflight allows. */
        public Builder allowedHeaders(String... allowedHeaders) {
            this.allowedHeaders = List.of(allowedHeaders);
            return this;
        }

        /** Sets the response headers a page may read. */
        public Builder exposedHeaders(String... exposedHeaders) {
            this.exposedHeaders = List.of(exposedHeaders);
            return this;
        }

        /** Sets whether browsers send cookies and logins along. */
        public Builder credentials(boolean credentials) {
            this.credentials = credentials;
            return this;
        }

        /** Sets how long a browser may keep the answer to a preflight. */
        public Builder maxAge(Duration maxAge) {
            this.maxAge = maxAge;
            return this;
        }

        /** Sets whether a preflight is answered by the server itself. */
        public Builder preflightContinue(boolean preflightContinue) {
            this.preflightContinue = preflightContinue;
            return this;
        }

        /** Sets the status of the answer to a preflight. */
        public Builder optionsSuccessStatus(int optionsSuccessStatus) {
            this.optionsSuccessStatus = optionsSuccessStatus;
            return this;
        }

        /**
         * Returns the setting.
         *
         * @throws IllegalArgumentException if every origin is allowed with credentials, which browsers refuse
         */
        public Cors build() {
            if (anyOrigin && credentials) {
                throw new IllegalArgumentException("With credentials, name the origins: every page there is could"
                        + " otherwise act for your users. Or leave credentials off");
            }
            try {
                return new Cors((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
