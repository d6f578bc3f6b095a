package io.github.socketiojakarta.internal.socket.packet;

import java.math.BigDecimal;

/** The first element of an event. */
final class EventName {

    private static final double LARGEST_PLAIN = 1e21;
    private static final double SMALLEST_PLAIN = 1e-6;

    private EventName() {}

    /** Returns the name: a string, or a number as JavaScript writes it, since a listener is found by its text. */
    static String of(String json) {
        char first = json.charAt(0);
        if (first == '"') {
            String name = JsonTokens.unescape(json);
            if (PacketProtocol.isReserved(name)) {
                throw new PacketException("the event name '" + name + "' is reserved");
            }
            return name;
        }
        if (first == '-' || JsonTokens.isDigit(first)) {
            return number(json);
        }
        throw new PacketException("an event starts with its name, a string or number");
    }

    private static String number(String json) {
        double value = Double.parseDouble(json);
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
            return Double.toString(value)
                    .replace(".0E", "E")
                    .replace("E-", "e-")
                    .replace("E", "e+");
        }
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
