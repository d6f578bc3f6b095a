package io.github.socketiojakarta.bench.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Parses the payload of an event, and writes it again: the least a server has to do whose listener gets it. */
final class BareJson {

    private BareJson() {}

    /** Returns what does so by a library of this name. */
    static UnaryOperator<String> by(String library) {
        return library.equals("jackson") ? jackson() : jsonb();
    }

    private static UnaryOperator<String> jackson() {
        ObjectMapper mapper = new ObjectMapper();
        return frame -> echo(frame, (payload, type) -> {
            try {
                return mapper.writeValueAsString(mapper.readValue(payload, type));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    private static UnaryOperator<String> jsonb() {
        Jsonb jsonb = JsonbBuilder.create();
        return frame -> echo(frame, (payload, type) -> jsonb.toJson(jsonb.fromJson(payload, type)));
    }

    private interface Codec {
        String echo(String payload, Class<?> type);
    }

    /** A frame is {@code 42<id>["<event>",<payload>]}. */
    private static String echo(String frame, Codec codec) {
        int name = frame.indexOf('[') + 2;
        int end = frame.indexOf('"', name);
        if (frame.charAt(end + 1) != ',') { // no payload
            return frame;
        }
        String payload = frame.substring(end + 2, frame.length() - 1);
        return frame.substring(0, end + 2) + codec.echo(payload, type(frame.substring(name, end))) + "]";
    }

    private static Class<?> type(String event) {
        return switch (event) {
            case "pojo" -> Order.class;
            case "records" -> Order.Item[].class;
            case "object", "tell" -> Map.class;
            default -> String.class;
        };
    }
}
