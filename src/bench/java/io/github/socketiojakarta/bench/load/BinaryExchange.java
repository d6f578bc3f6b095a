package io.github.socketiojakarta.bench.load;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An event with an attachment that comes back as the same event; the attachment begins with the id. */
final class BinaryExchange implements Exchange {

    private static final byte[] PREFIX = Client.bytes("451-");
    private static final String EVENT = "[\"bin\",{\"_placeholder\":true,\"num\":0}]";
    private static final byte[] HEADER = Client.bytes("451-" + EVENT);

    private final Answers headers = new Answers(EVENT);
    private final int size;
    private final byte[] tail;

    BinaryExchange(int size) {
        this.size = size;
        this.tail = new byte[size - Long.BYTES];
        for (int i = 0; i < tail.length; i++) {
            tail[i] = (byte) (31 * i);
        }
    }

    @Override
    public void ask(Client client, long id) {
        client.sendText(HEADER);
        client.sendBinary(ByteBuffer.allocate(size).putLong(id).put(tail).array());
    }

    @Override
    public long answered(Slice message, boolean isBinary) {
        if (!isBinary) {
            return message.startsWith(PREFIX) && headers.matches(message, PREFIX.length) ? INCOMPLETE : WRONG;
        }
        boolean isRight = message.length() == size
                && Arrays.equals(
                        message.bytes(), message.offset() + Long.BYTES, message.offset() + size, tail, 0, tail.length);
        return isRight
                ? ByteBuffer.wrap(message.bytes(), message.offset(), Long.BYTES).getLong()
                : WRONG;
    }
}
