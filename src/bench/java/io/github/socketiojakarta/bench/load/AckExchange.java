package io.github.socketiojakarta.bench.load;

/** An event with one argument, and its acknowledgement with the same. */
final class AckExchange implements Exchange {

    private static final byte[] EVENT = Client.bytes("42");
    private static final byte[] ACK = Client.bytes("43");

    private final String event;
    private final byte[] prefix;
    private final Answers answers;

    AckExchange(Dialect dialect, String name, String argument) {
        event = "[\"" + name + "\"," + argument + "]";
        prefix = dialect == Dialect.BARE ? EVENT : ACK;
        answers = new Answers(dialect == Dialect.BARE ? event : "[" + argument + "]");
    }

    @Override
    public void ask(Client client, long id) {
        client.sendText(Client.bytes("42" + id + event));
    }

    @Override
    public long answered(Slice message, boolean isBinary) {
        if (isBinary || !message.startsWith(prefix)) {
            return WRONG;
        }
        int end = message.afterDigits(prefix.length);
        return answers.matches(message, end) ? message.number(prefix.length, end) : WRONG;
    }
}
