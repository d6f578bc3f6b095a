package io.github.socketiojakarta.bench.load;

/** An event with a text of 100 bytes that comes back as the same event; the text ends with the id. */
final class EventExchange implements Exchange {

    static final int DIGITS = 10;
    private static final byte[] END = Client.bytes("\"]");

    private final String before;
    private final byte[] start;

    EventExchange(String name) {
        before = "42[\"" + name + "\",\"" + Payloads.text(100 - DIGITS);
        start = Client.bytes(before);
    }

    byte[] question(long id) {
        String digits = Long.toString(id);
        return Client.bytes(before + "0".repeat(DIGITS - digits.length()) + digits + "\"]");
    }

    @Override
    public void ask(Client client, long id) {
        client.sendText(question(id));
    }

    @Override
    public long answered(Slice message, boolean isBinary) {
        int end = start.length + DIGITS;
        boolean isRight = !isBinary
                && message.startsWith(start)
                && message.afterDigits(start.length) == end
                && message.endsWith(end, END);
        return isRight ? message.number(start.length, end) : WRONG;
    }
}
