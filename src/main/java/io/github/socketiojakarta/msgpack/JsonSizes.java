package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import java.util.Arrays;

/** Counts the elements of each array and object of a JSON text, in the order in which they open. Confined to one call. */
final class JsonSizes {

    private int[] sizes = new int[16];
    private int[] open = new int[16];
    private int count;
    private int depth;

    private JsonSizes() {}

    static int[] of(String json) {
        JsonSizes counted = new JsonSizes();
        boolean empty = false;
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            int end = c == '"' ? JsonTokens.endOfString(json, at) : at + 1;
            if (c == ']' || c == '}') {
                counted.close(empty);
            } else if (c == ',') {
                counted.element();
            } else if (c == '[' || c == '{') {
                counted.open();
            }
            at = JsonTokens.skipSpace(json, end);
            empty = c == '[' || c == '{';
        }
        if (counted.depth != 0) {
            throw new IllegalArgumentException("JSON that does not end");
        }
        return counted.sizes;
    }

    private void open() {
        if (count == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, 2 * depth);
        }
        open[depth++] = count++;
    }

    private void element() {
        if (depth == 0) {
            throw new IllegalArgumentException("JSON with more than one value");
        }
        sizes[open[depth - 1]]++;
    }

    private void close(boolean empty) {
        if (!empty) {
            element();
        }
        if (depth == 0) {
            throw new IllegalArgumentException("JSON that ends twice");
        }
        depth--;
    }
}
