package io.github.socketiojakarta;

import java.time.Duration;
import java.util.Optional;

/**
 * The cookie with the session id that a client on polling gets with its handshake, for balancers that need one. Immutable.
 * Counterpart of the option {@code cookie}.
 *
 * @param name its name
 * @param path the path of the requests that carry it
 * @param domain the domain of the requests that carry it; without it, the host alone
 * @param httpOnly whether scripts cannot read it
 * @param secure whether only requests over TLS carry it
 * @param sameSite {@code Lax}, {@code Strict} or {@code None}
 * @param maxAge how long the browser keeps it; without it, until it is closed
 */
public record HandshakeCookie(
        String name,
        String path,
        Optional<String> domain,
        boolean httpOnly,
        boolean secure,
        String sameSite,
        Optional<Duration> maxAge) {

    /** Refuses what would change the header's meaning. */
    public HandshakeCookie {
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

    /** Returns the default: {@code io=<sid>; Path=/; HttpOnly; SameSite=Lax}. */
    public static HandshakeCookie defaults() {
        return named("io");
    }

    /** Returns the default with another name. */
    public static HandshakeCookie named(String name) {
        return new HandshakeCookie(name, "/", Optional.empty(), true, false, "Lax", Optional.empty());
    }

    /** Returns the value of the header {@code Set-Cookie}. */
    public String header(String sessionId) {
        return name + "=" + sessionId
                + maxAge.map(age -> "; Max-Age=" + age.toSeconds()).orElse("")
                + domain.map(text -> "; Domain=" + text).orElse("")
                + "; Path=" + path
                + (httpOnly ? "; HttpOnly" : "")
                + (secure ? "; Secure" : "")
                + "; SameSite=" + sameSite;
    }
}
