package io.github.socketiojakarta.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The messages of one connection. In an input they are separated by the byte 255, which no text contains; one that starts
 * with 254 is binary, the others are text.
 */
record Messages(List<Message> list) {

    private static final byte SEPARATOR = (byte) 255;
    private static final byte BINARY = (byte) 254;

    /** A message, as text if it is some. */
    record Message(Optional<String> text, ByteBuffer bytes) {

        static Message of(byte[] bytes) {
            return bytes.length > 0 && bytes[0] == BINARY
                    ? new Message(Optional.empty(), ByteBuffer.wrap(Arrays.copyOfRange(bytes, 1, bytes.length)))
                    : new Message(Optional.of(new String(bytes, StandardCharsets.UTF_8)), ByteBuffer.wrap(bytes));
        }
    }

    static Messages of(byte[] input) {
        List<Message> messages = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= input.length; i++) {
            if (i == input.length || input[i] == SEPARATOR) {
                messages.add(Message.of(Arrays.copyOfRange(input, start, i)));
                start = i + 1;
            }
        }
        return new Messages(messages);
    }
}
