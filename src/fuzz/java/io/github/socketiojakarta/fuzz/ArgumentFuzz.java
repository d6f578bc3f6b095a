package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import io.github.socketiojakarta.parser.DecoderLimits;
import io.github.socketiojakarta.parser.PacketException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a listener asks of arguments: an input is the array that an event carries, with two attachments. */
public final class ArgumentFuzz {

    private static final DecoderLimits LIMITS =
            DecoderLimits.NONE.withMaxAttachments(2).withMaxPacketBytes(100).withMaxJsonDepth(20);
    private static final JsonCodec CODEC = new JsonbCodec();
    private static final List<ByteBuffer> ATTACHMENTS =
            List.of(ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.wrap(new byte[] {3}));
    private static final List<Type> TYPES = List.of(
            Object.class,
            String.class,
            int.class,
            long.class,
            double.class,
            boolean.class,
            BigInteger.class,
            BigDecimal.class,
            byte[].class,
            Map.class,
            List.class,
            Order.class,
            Order[].class);
    private static final Allocation ALLOCATION = new Allocation(100_000);

    private ArgumentFuzz() {}

    /** A payload of an application. */
    public record Order(String name, int count, double price, byte[] picture, List<Order> parts, Object any) {}

    /** The entry of Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        ALLOCATION.bounded(input.length, () -> values(json)).forEach(ArgumentFuzz::writeAndRead);
    }

    private static List<Object> values(String json) {
        List<Object> values = new ArrayList<>();
        try {
            for (String element : EventPayload.elements(json, ATTACHMENTS.size(), LIMITS)) {
                TYPES.forEach(type -> read(element, type, values));
            }
        } catch (PacketException expected) {
            Oracle.holds(expected.getMessage().length() < 200, "a long message");
        }
        return values;
    }

    private static void read(String element, Type type, List<Object> values) {
        try {
            Object value = CODEC.decode(element, type, ATTACHMENTS);
            if (type == Object.class) {
                ParssonOracle.sameAs(element, value);
            }
            if (value != null && type == Object.class) {
                values.add(value);
            }
        } catch (PayloadException expected) {
            Oracle.holds(expected.getMessage() != null, "no message");
        }
    }

    private static void writeAndRead(Object value) {
        List<ByteBuffer> attachments = new ArrayList<>();
        String json = CODEC.encode(List.of(value), attachments);
        List<ByteBuffer> again = new ArrayList<>();
        Object back = CODEC.decode(json.substring(1, json.length() - 1), Object.class, attachments);
        Oracle.same(withoutPlus(json), withoutPlus(CODEC.encode(List.of(back), again)), "JSON after a round trip");
        Oracle.same(attachments, again, "attachments after a round trip");
    }

    /**
     * Before Java 19 a double is written with 18 digits at times, 1.15292150460684698E18, or rounded another way than we look at
     * it; it comes back as a {@code BigDecimal}, which has a plus in its exponent.
     */
    private static String withoutPlus(String json) {
        return json.replace("E+", "E");
    }
}
