package io.github.socketiojakarta.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of an array; reused, so good until the next message only. */
final class Slice {

    private byte[] bytes = {};
    private int offset;
    private int length;

    Slice set(byte[] newBytes, int newOffset, int newLength) {
        bytes = newBytes;
        offset = newOffset;
        length = newLength;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[offset + index];
    }

    boolean startsWith(byte[] prefix) {
        return length >= prefix.length
                && Arrays.equals(bytes, offset, offset + prefix.length, prefix, 0, prefix.length);
    }

    /** Says whether the part from an index to the end is this. */
    boolean endsWith(int from, byte[] end) {
        return length - from == end.length && Arrays.equals(bytes, offset + from, offset + length, end, 0, end.length);
    }

    /** Returns the index behind the digits that begin at an index. */
    int afterDigits(int from) {
        int at = from;
        while (at < length && at(at) >= '0' && at(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Returns the number whose digits are between two indices. */
    long number(int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = 10 * number + at(at) - '0';
        }
        return number;
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    String text(int from) {
        return new String(bytes, offset + from, length - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text(0);
        return text.length() > 200 ? text.substring(0, 200) + "… (" + length + " bytes)" : text;
    }
}
