package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketLimit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one MessagePack value as JSON, its bytes as attachments.
 *
 * <p>The recursion is bounded by the depth; a header is believed only as far as bytes for its elements are there. Confined
 * to one call.
 */
final class MessagePackReader {

    private final MessagePackInput input;
    private final DecoderLimits limits;
    private final List<ByteBuffer> attachments = new ArrayList<>();
    private StringBuilder json = new StringBuilder();
    private long attachedBytes;
    private int depth;

    MessagePackReader(ByteBuffer message, DecoderLimits limits) {
        this.input = new MessagePackInput(message);
        this.limits = limits;
    }

    /** Returns the bytes found in {@code data}. */
    List<ByteBuffer> attachments() {
        return attachments;
    }

    /** Returns the JSON of what a packet has in its map, without what is undefined; nothing may follow it. */
    Map<String, String> packet() {
        int tag = input.tag();
        if (!MessagePackInput.isMap(tag)) {
            throw new PacketException("a packet is a map");
        }
        int size = input.mapSize(tag);
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String key = key();
            boolean payload = key.equals("data");
            if (payload) {
                attachments.clear();
            }
            int kept = attachments.size();
            json = new StringBuilder();
            boolean defined = value(input.tag());
            if (!payload) {
                attachments.subList(kept, attachments.size()).clear();
            }
            put(fields, key, defined);
        }
        input.end();
        return fields;
    }

    private void put(Map<String, String> fields, String key, boolean defined) {
        if (!defined) {
            fields.remove(key);
        } else if (key.equals("type") || key.equals("nsp") || key.equals("data") || key.equals("id")) {
            fields.put(key, json.toString());
        }
    }

    private String key() {
        int tag = input.tag();
        if (MessagePackInput.isString(tag)) {
            return input.string(tag);
        }
        if (MessagePackInput.isInteger(tag)) {
            return input.integer(tag);
        }
        throw new PacketException("the key of a map is a string or an integer");
    }

    /** Writes a value, and returns whether it is defined; what is not is null in an array. */
    private boolean value(int tag) {
        if (MessagePackInput.isString(tag)) {
            JsonQuote.append(json, input.string(tag));
        } else if (MessagePackInput.isInteger(tag)) {
            json.append(input.integer(tag));
        } else if (MessagePackInput.isMap(tag)) {
            map(input.mapSize(tag));
        } else if (MessagePackInput.isArray(tag)) {
            array(input.arraySize(tag));
        } else {
            return scalar(tag);
        }
        return true;
    }

    private boolean scalar(int tag) {
        switch (tag) {
            case 0xc0 -> json.append("null");
            case 0xc2 -> json.append("false");
            case 0xc3 -> json.append("true");
            case 0xc4, 0xc5, 0xc6 -> attach(input.bytes(input.size(1 << (tag - 0xc4))));
            case 0xca -> number(input.float32());
            case 0xcb -> number(input.float64());
            case 0xc7, 0xc8, 0xc9 -> {
                long size = input.size(1 << (tag - 0xc7));
                extension(tag, size);
            }
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> {
                return extension(tag, 1L << (tag - 0xd4));
            }
            default -> throw new PacketException("0x" + Integer.toHexString(tag) + " begins no value");
        }
        return true;
    }

    private boolean extension(int tag, long size) {
        int type = input.int8();
        boolean dialect = type == 0;
        if (dialect && tag == 0xd4) {
            input.bytes(size);
            json.append("null");
            return false;
        }
        if (dialect && tag == 0xd7) {
            date(input.int64());
        } else if (dialect && tag < 0xd4) {
            attach(input.bytes(size));
        } else {
            json.append('[').append(type).append(',');
            attach(input.bytes(size));
            json.append(']');
        }
        return true;
    }

    private void date(long millis) {
        json.append(JsonNumber.date(millis));
    }

    private void number(double value) {
        json.append(JsonNumber.of(value));
    }

    private void attach(ByteBuffer bytes) {
        attachedBytes += bytes.remaining();
        if (attachments.size() == limits.maxAttachments()) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_ATTACHMENTS, "more than " + limits.maxAttachments() + " binary values");
        }
        if (attachedBytes > limits.maxPacketBytes()) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_PACKET_BYTES, "more than " + limits.maxPacketBytes() + " bytes in binary values");
        }
        json.append("{\"_placeholder\":true,\"num\":")
                .append(attachments.size())
                .append('}');
        attachments.add(bytes);
    }

    private void array(int size) {
        enter('[');
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                json.append(',');
            }
            value(input.tag());
        }
        leave(']');
    }

    private void map(int size) {
        enter('{');
        int first = json.length();
        for (int i = 0; i < size; i++) {
            int before = json.length();
            if (before > first) {
                json.append(',');
            }
            JsonQuote.append(json, key());
            json.append(':');
            if (!value(input.tag())) {
                json.setLength(before);
            }
        }
        leave('}');
    }

    private void enter(char bracket) {
        if (depth == limits.maxJsonDepth()) {
            throw PacketException.exceeding(
                    PacketLimit.MAX_JSON_DEPTH, "MessagePack is nested deeper than " + limits.maxJsonDepth());
        }
        depth++;
        json.append(bracket);
    }

    private void leave(char bracket) {
        depth--;
        json.append(bracket);
    }
}
