package io.github.socketiojakarta.loopback;

import io.github.socketiojakarta.internal.engine.packet.BinaryPacket;
import io.github.socketiojakarta.internal.engine.packet.EnginePacket;
import io.github.socketiojakarta.internal.engine.packet.TextPacket;
import io.github.socketiojakarta.msgpack.MessagePackText;
import io.github.socketiojakarta.parser.EncodedPacket;
import io.github.socketiojakarta.parser.OutgoingPacket;
import io.github.socketiojakarta.parser.PacketType;
import io.github.socketiojakarta.parser.Parser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One notation for packets, whatever they are on the wire: that of the standard format, with bytes in their place, such as
 * {@code 2/admin,7["news","b:01ff"]}. Confined to whoever reads.
 */
public final class WireText {

    private static final Pattern PACKET = Pattern.compile("(\\d)(?:(/[^,]*),)?(\\d*)(.*)");
    private static final Pattern STANDARD = Pattern.compile("([0-6])(?:(\\d+)-)?(.*)");
    private static final Pattern BYTES = Pattern.compile("\"b:([0-9a-f]*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\"_placeholder\":true,\"num\":(\\d+)}");

    private final Parser parser;

    /** The packet whose attachments are awaited, and those that have come. */
    private String pending = "";

    private int missing;
    private final List<ByteBuffer> attachments = new ArrayList<>();

    public WireText(Parser parser) {
        this.parser = parser;
    }

    /** Returns the messages of a packet. */
    public List<EnginePacket> write(String packet) {
        Matcher matcher = PACKET.matcher(packet);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(packet);
        }
        List<ByteBuffer> bytes = new ArrayList<>();
        String json = BYTES.matcher(matcher.group(4)).replaceAll(found -> {
            bytes.add(ByteBuffer.wrap(HexFormat.of().parseHex(found.group(1))));
            return "{\"_placeholder\":true,\"num\":" + (bytes.size() - 1) + "}";
        });
        EncodedPacket encoded = parser.encode(OutgoingPacket.of(
                        PacketType.values()[Integer.parseInt(matcher.group(1))],
                        Optional.ofNullable(matcher.group(2)).orElse("/"),
                        json)
                .withId(
                        matcher.group(3).isEmpty()
                                ? OptionalLong.empty()
                                : OptionalLong.of(Long.parseLong(matcher.group(3))))
                .withAttachments(bytes));
        List<EnginePacket> messages = new ArrayList<>();
        encoded.text().ifPresent(text -> messages.add(TextPacket.message(text)));
        encoded.binary().forEach(binary -> messages.add(new BinaryPacket(binary)));
        return messages;
    }

    /** Reads a message; returns the packet that is complete with it. */
    public Optional<String> read(EnginePacket message) {
        if (message instanceof TextPacket text) {
            return begin(text.data());
        }
        ByteBuffer bytes = ((BinaryPacket) message).data().duplicate();
        return missing > 0 ? attach(bytes) : Optional.of(messagePack(bytes));
    }

    private Optional<String> begin(String text) {
        Matcher matcher = STANDARD.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        int type = matcher.group(1).charAt(0) - '0';
        pending = (type > 4 ? type - 3 : type) + matcher.group(3);
        missing = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        attachments.clear();
        return missing == 0 ? Optional.of(pending) : Optional.empty();
    }

    private Optional<String> attach(ByteBuffer bytes) {
        attachments.add(bytes);
        missing--;
        return missing == 0 ? Optional.of(withBytes(pending, attachments)) : Optional.empty();
    }

    private static String messagePack(ByteBuffer message) {
        MessagePackText packet = MessagePackText.read(message);
        Map<String, String> fields = packet.fields();
        String namespace = fields.get("nsp").replace("\"", "");
        return withBytes(
                fields.get("type")
                        + (namespace.equals("/") ? "" : namespace + ",")
                        + fields.getOrDefault("id", "")
                        + fields.getOrDefault("data", ""),
                packet.attachments());
    }

    private static String withBytes(String packet, List<ByteBuffer> attachments) {
        return PLACEHOLDER.matcher(packet).replaceAll(found -> {
            ByteBuffer bytes = attachments.get(Integer.parseInt(found.group(1))).duplicate();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return "\"b:" + HexFormat.of().formatHex(copy) + "\"";
        });
    }
}
