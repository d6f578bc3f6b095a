package io.github.socketiojakarta.bench.load;

/** An event with an argument that comes back as the same event; a text at the end of the argument ends with the id. */
final class EventExchange implements Exchange {

    static final int DIGITS = 10;

    private final String before;
    private final String after;
    private final byte[] start;
    private final byte[] end;

    private EventExchange(String before, String after) {
        this.before = before;
        this.after = after;
        this.start = Client.bytes(before);
        this.end = Client.bytes(after);
    }

    /** Returns one with a text of 100 bytes. */
    static EventExchange text(String name) {
        return new EventExchange("42[\"" + name + "\",\"" + Payloads.text(100 - DIGITS), "\"]");
    }

    /** Returns one with an object of 100 bytes, two of whose six members are numbers. */
    static EventExchange object(String name) {
        return new EventExchange("42[\"" + name + "\"," + Payloads.beginningOfObject(), "\"}]");
    }

    byte[] question(long id) {
        String digits = Long.toString(id);
        return Client.bytes(before + "0".repeat(DIGITS - digits.length()) + digits + after);
    }

    @Override
    public void ask(Client client, long id) {
        client.sendText(question(id));
    }

    @Override
    public long answered(Slice message, boolean isBinary) {
        int endOfId = start.length + DIGITS;
        boolean isRight = !isBinary
                && message.startsWith(start)
                && message.afterDigits(start.length) == endOfId
                && message.endsWith(endOfId, end);
        return isRight ? message.number(start.length, endOfId) : WRONG;
    }
}
