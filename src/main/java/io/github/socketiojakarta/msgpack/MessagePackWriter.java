package io.github.socketiojakarta.msgpack;

import io.github.socketiojakarta.internal.socket.packet.JsonTokens;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketException;
import io.github.socketiojakarta.parser.PacketType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes JSON as MessagePack, without a tree in between: what is inside an array follows its size, so that the words can
 * be written in their order once the sizes have been counted. Confined to one call.
 */
final class MessagePackWriter {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\s*\"_placeholder\"\\s*:\\s*true\\s*,\\s*\"num\"\\s*:\\s*(\\d{1,9})\\s*}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,20}");
    private static final double LONG_END = 0x1p63;

    private final String json;
    private final List<ByteBuffer> attachments;
    private final MessagePackOutput output;

    private MessagePackWriter(String json, List<ByteBuffer> attachments, MessagePackOutput output) {
        this.json = json;
        this.attachments = attachments;
        this.output = output;
    }

    /** Writes a packet, its keys in the order of the Node.js server. */
    static ByteBuffer packet(OutgoingPacket packet) {
        MessagePackOutput output = new MessagePackOutput(packet.json().length() + 64);
        boolean hasPayload = !packet.json().isEmpty();
        boolean answer = packet.type() == PacketType.ACK;
        output.map(2 + (hasPayload ? 1 : 0) + (packet.id().isPresent() ? 1 : 0));
        if (answer) {
            id(packet, output);
        }
        output.string("type");
        output.integer(type(packet.type()));
        if (hasPayload) {
            output.string("data");
            value(packet.json(), packet.attachments(), output);
        }
        if (!answer) {
            id(packet, output);
        }
        output.string("nsp");
        output.string(packet.namespace());
        return output.toBuffer();
    }

    private static int type(PacketType type) {
        return switch (type) {
            case CONNECT -> 0;
            case DISCONNECT -> 1;
            case EVENT -> 2;
            case ACK -> 3;
            case CONNECT_ERROR -> 4;
        };
    }

    private static void id(OutgoingPacket packet, MessagePackOutput output) {
        packet.id().ifPresent(id -> {
            output.string("id");
            output.integer(id);
        });
    }

    /** Writes one JSON value. */
    static void value(String json, List<ByteBuffer> attachments, MessagePackOutput output) {
        try {
            new MessagePackWriter(json, attachments, output).write(JsonSizes.of(json));
        } catch (PacketException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private void write(int[] sizes) {
        int container = 0;
        int at = JsonTokens.skipSpace(json, 0);
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '[') {
                output.array(sizes[container++]);
                at++;
            } else if (c == '{') {
                at = object(at, sizes[container++]);
            } else if (c == ',' || c == ':' || c == ']' || c == '}') {
                at++;
            } else {
                at = scalar(c, at);
            }
            at = JsonTokens.skipSpace(json, at);
        }
    }

    private int object(int at, int size) {
        if (size == 2 && !attachments.isEmpty()) {
            Matcher matcher = PLACEHOLDER.matcher(json).region(at, json.length());
            if (matcher.lookingAt() && Integer.parseInt(matcher.group(1)) < attachments.size()) {
                output.binary(attachments.get(Integer.parseInt(matcher.group(1))));
                return matcher.end();
            }
        }
        output.map(size);
        return at + 1;
    }

    private int scalar(char c, int at) {
        if (c == '"') {
            int end = JsonTokens.endOfString(json, at);
            output.string(JsonTokens.unescape(json.substring(at, end)));
            return end;
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            int end = JsonTokens.endOfNumber(json, at);
            number(json.substring(at, end));
            return end;
        }
        output.word(c == 'n' ? 0xc0 : c == 'f' ? 0xc2 : 0xc3);
        return JsonTokens.endOfLiteral(json, at);
    }

    private void number(String text) {
        double value = Double.parseDouble(text);
        BigInteger whole = INTEGER.matcher(text).matches() ? new BigInteger(text) : null;
        if (whole != null && whole.bitLength() < Long.SIZE) {
            output.integer(whole.longValue());
        } else if (whole != null && whole.signum() > 0 && whole.bitLength() == Long.SIZE) {
            output.unsigned64(whole.longValue());
        } else if (value == Math.rint(value) && Math.abs(value) < LONG_END) {
            output.integer((long) value);
        } else {
            output.float64(value);
        }
    }
}
