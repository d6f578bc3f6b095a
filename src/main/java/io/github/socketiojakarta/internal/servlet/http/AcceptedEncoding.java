package io.github.socketiojakarta.internal.servlet.http;

import java.util.Locale;

/** Reads the header Accept-Encoding (RFC 9110, section 12.5.3), for one coding after the other. */
public final class AcceptedEncoding {

    private AcceptedEncoding() {}

    static boolean allowsGzip(String header) {
        return allows("gzip", header);
    }

    /** Returns whether the header allows a coding. */
    public static boolean allows(String wantedCoding, String header) {
        boolean any = false;
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] pieces = part.split(";", 2);
            String coding = pieces[0].trim();
            boolean wanted = pieces.length == 1 || weight(pieces[1]) > 0;
            if (coding.equals(wantedCoding) || coding.equals("x-" + wantedCoding)) {
                return wanted;
            }
            any |= coding.equals("*") && wanted;
        }
        return any;
    }

    private static double weight(String parameter) {
        String text = parameter.trim();
        try {
            return text.startsWith("q=") ? Double.parseDouble(text.substring(2).trim()) : 1;
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
