package io.github.socketiojakarta.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An event with an attachment of 1 KiB that comes back as the same event; the attachment begins with the id. */
final class BinaryExchange implements Exchange {

    private static final int SIZE = 1024;
    private static final byte[] PREFIX = Client.bytes("451-");
    private static final String EVENT = "[\"bin\",{\"_placeholder\":true,\"num\":0}]";
    private static final byte[] HEADER = Client.bytes("451-" + EVENT);

    private final Answers headers = new Answers(EVENT);
    private final byte[] tail = new byte[SIZE - Long.BYTES];

    BinaryExchange() {
        for (int i = 0; i < tail.length; i++) {
            tail[i] = (byte) (31 * i);
        }
    }

    @Override
    public void ask(Client client, long id) {
        client.sendText(HEADER);
        client.sendBinary(ByteBuffer.allocate(SIZE).putLong(id).put(tail).array());
    }

    @Override
    public long answered(Slice message, boolean isBinary) {
        if (!isBinary) {
            return message.startsWith(PREFIX) && headers.matches(message, PREFIX.length) ? INCOMPLETE : WRONG;
        }
        boolean isRight = message.length() == SIZE
                && Arrays.equals(
                        message.bytes(), message.offset() + Long.BYTES, message.offset() + SIZE, tail, 0, tail.length);
        return isRight
                ? ByteBuffer.wrap(message.bytes(), message.offset(), Long.BYTES).getLong()
                : WRONG;
    }
}
