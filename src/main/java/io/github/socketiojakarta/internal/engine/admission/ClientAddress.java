package io.github.socketiojakarta.internal.engine.admission;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which addresses count as one. Of IPv6, those of the same /64: that is what one household or one machine gets, and
 * it may use as many of them as it likes. Pure; never asks a name server.
 */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    /** In brackets on Jetty, and with a port behind some proxies; a zone is the server's own matter. */
    private static final Pattern V6 = Pattern.compile("\\[?([0-9a-fA-F:][0-9a-fA-F:.]*)(?:%[^]]*)?(?:](?::\\d+)?)?");

    private static final Pattern V4_AND_PORT = Pattern.compile("([\\d.]+):\\d+");

    private ClientAddress() {}

    /** Returns the same text for addresses that count as one; what is no address stands for itself. */
    public static String group(String address) {
        Matcher v4 = V4_AND_PORT.matcher(address);
        if (v4.matches()) {
            return v4.group(1);
        }
        Matcher v6 = V6.matcher(address);
        return address.indexOf(':') >= 0 && v6.matches() ? network(v6.group(1), address) : address;
    }

    private static String network(String literal, String otherwise) {
        try {
            InetAddress parsed = InetAddress.getByName(literal); // a literal with a colon is parsed, not looked up
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) + "::/64"
                    : parsed.getHostAddress(); // IPv4 in the form ::ffff:192.0.2.1
        } catch (UnknownHostException malformed) {
            return otherwise;
        }
    }
}
