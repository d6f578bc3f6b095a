package io.github.socketiojakarta;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cookie with the session id that a client on polling gets with its handshake, for balancers that need one. Immutable.
 * Counterpart of the option {@code cookie}.
 *
 * <p>Begins with {@link #defaults()} or {@link #named}. Each method that takes a text throws {@link IllegalArgumentException} if
 * it would change what the header means.
 */
public final class HandshakeCookie {

    private final Attributes attributes;

    private HandshakeCookie(Attributes attributes) {
        this.attributes = attributes;
    }

    private record Attributes(
            String name,
            String path,
            Optional<String> domain,
            boolean httpOnly,
            boolean secure,
            String sameSite,
            Optional<Duration> maxAge) {

        Attributes {
            check("name", name, "[!#$%&'*+.^_`|~0-9A-Za-z-]+");
            check("path", path, "/[\\x21-\\x3a\\x3c-\\x7e]*");
            domain.ifPresent(text -> check("domain", text, "[0-9A-Za-z.-]+"));
            check("sameSite", sameSite, "Lax|Strict|None");
        }

        private static void check(String part, String text, String pattern) {
            if (!text.matches(pattern)) {
                throw new IllegalArgumentException("The " + part + " of a cookie cannot be '" + text + "'");
            }
        }
    }

    /** Returns the default: {@code io=<sid>; Path=/; HttpOnly; SameSite=Lax}. */
    public static HandshakeCookie defaults() {
        return named("io");
    }

    /** Returns the default with another name. */
    public static HandshakeCookie named(String name) {
        return new HandshakeCookie(new Attributes(name, "/", Optional.empty(), true, false, "Lax", Optional.empty()));
    }

    /** Returns its name. */
    public String name() {
        return attributes.name;
    }

    /** Returns the path of the requests that carry it. */
    public String path() {
        return attributes.path;
    }

    /** Returns the domain of the requests that carry it; without it, the host alone. */
    public Optional<String> domain() {
        return attributes.domain;
    }

    /** Returns whether scripts cannot read it. */
    public boolean httpOnly() {
        return attributes.httpOnly;
    }

    /** Returns whether only requests over TLS carry it. */
    public boolean secure() {
        return attributes.secure;
    }

    /** Returns {@code Lax}, {@code Strict} or {@code None}. */
    public String sameSite() {
        return attributes.sameSite;
    }

    /** Returns how long the browser keeps it; without it, until it is closed. */
    public Optional<Duration> maxAge() {
        return attributes.maxAge;
    }

    /** Returns the same for the requests under another path. */
    public HandshakeCookie withPath(String path) {
        Attributes a = attributes;
        return new HandshakeCookie(new Attributes(a.name, path, a.domain, a.httpOnly, a.secure, a.sameSite, a.maxAge));
    }

    /** Returns the same for all hosts of a domain. */
    public HandshakeCookie withDomain(String domain) {
        Attributes a = attributes;
        return new HandshakeCookie(
                new Attributes(a.name, a.path, Optional.of(domain), a.httpOnly, a.secure, a.sameSite, a.maxAge));
    }

    /** Returns the same that scripts can read, or cannot. */
    public HandshakeCookie withHttpOnly(boolean httpOnly) {
        Attributes a = attributes;
        return new HandshakeCookie(new Attributes(a.name, a.path, a.domain, httpOnly, a.secure, a.sameSite, a.maxAge));
    }

    /** Returns the same for requests over TLS only, or for all. */
    public HandshakeCookie withSecure(boolean secure) {
        Attributes a = attributes;
        return new HandshakeCookie(new Attributes(a.name, a.path, a.domain, a.httpOnly, secure, a.sameSite, a.maxAge));
    }

    /** Returns the same with {@code Lax}, {@code Strict} or {@code None}. */
    public HandshakeCookie withSameSite(String sameSite) {
        Attributes a = attributes;
        return new HandshakeCookie(new Attributes(a.name, a.path, a.domain, a.httpOnly, a.secure, sameSite, a.maxAge));
    }

    /** Returns the same that the browser keeps for so long. */
    public HandshakeCookie withMaxAge(Duration maxAge) {
        Attributes a = attributes;
        return new HandshakeCookie(
                new Attributes(a.name, a.path, a.domain, a.httpOnly, a.secure, a.sameSite, Optional.of(maxAge)));
    }

    /** Returns the value of the header {@code Set-Cookie}. */
    public String header(String sessionId) {
        Attributes a = attributes;
        return a.name + "=" + sessionId
                + a.maxAge.map(age -> "; Max-Age=" + age.toSeconds()).orElse("")
                + a.domain.map(text -> "; Domain=" + text).orElse("")
                + "; Path=" + a.path
                + (a.httpOnly ? "; HttpOnly" : "")
                + (a.secure ? "; Secure" : "")
                + "; SameSite=" + a.sameSite;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandshakeCookie cookie && attributes.equals(cookie.attributes);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode();
    }

    @Override
    public String toString() {
        return "HandshakeCookie[" + header("...") + "]";
    }
}
