package io.github.socketiojakarta;

import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An origin that somebody has written down. Refused if no browser sends it in this form, since it would never match. */
final class ListedOrigin {

    /** All, a page that hides its origin, and a page of a file, which clients for ESP8266 say they are. */
    private static final Set<String> UNUSUAL = Set.of("*", "null", "file://");

    private static final Pattern VALID =
            Pattern.compile("[a-z][a-z0-9+.-]*://(?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::([1-9][0-9]{0,4}))?");
    private static final int LARGEST_PORT = 65_535;

    private static final String RULE =
            " can never match: browsers send scheme, host, and the port unless it is that of the"
                    + " scheme (they leave out 443 of https and 80 of http), in lower case, without a path or a slash behind it; ";

    private ListedOrigin() {}

    /**
     * Returns the origin as it is.
     *
     * @throws IllegalArgumentException if it can never match; the message says what to write
     */
    static String check(String origin) {
        if (UNUSUAL.contains(origin)) {
            return origin;
        }
        if (origin.contains("*")) {
            throw new IllegalArgumentException(
                    "The origin '" + origin + "' can never match: a list has no wildcards; in"
                            + " code, write originPattern(Pattern.compile(\"" + pattern(origin) + "\"))");
        }
        String tidy = tidy(origin);
        if (!isValid(tidy)) {
            throw new IllegalArgumentException(
                    "The origin '" + origin + "'" + RULE + "write something like 'https://example.com:8443'");
        }
        if (!tidy.equals(origin)) {
            throw new IllegalArgumentException("The origin '" + origin + "'" + RULE + "write '" + tidy + "'");
        }
        return origin;
    }

    private static boolean isValid(String origin) {
        Matcher parts = VALID.matcher(origin);
        return parts.matches() && (parts.group(1) == null || Integer.parseInt(parts.group(1)) <= LARGEST_PORT);
    }

    /** Returns what a browser would send, as far as that can be guessed. */
    private static String tidy(String origin) {
        String text = origin.strip().toLowerCase(Locale.ROOT);
        int end = text.indexOf("://");
        String scheme = end < 0 ? "https" : text.substring(0, end);
        String authority = (end < 0 ? text : text.substring(end + 3)).replaceFirst("[/?#\\\\].*", "");
        String address = authority.substring(authority.lastIndexOf('@') + 1);
        if (scheme.equals("https")) {
            address = address.replaceFirst(":443$", "");
        } else if (scheme.equals("http")) {
            address = address.replaceFirst(":80$", "");
        }
        return scheme + "://" + ascii(address);
    }

    /** Browsers send names in other scripts as they are in the DNS. */
    private static String ascii(String address) {
        try {
            return address.chars().allMatch(c -> c < 0x80) ? address : IDN.toASCII(address);
        } catch (IllegalArgumentException noName) {
            return address;
        }
    }

    /** Returns what was meant, as it is written in Java. */
    private static String pattern(String origin) {
        return origin.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("/+$", "")
                .replace(".", "\\\\.")
                .replaceAll(":\\*$", ":[0-9]+")
                .replaceFirst("^\\*://", "https?://")
                .replace("*", "[a-z0-9-]+");
    }
}
