package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import java.lang.ref.SoftReference;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client sent as {@code auth}. It may be large, and every event may ask for it; so it is converted when it is asked
 * for first, and kept as long as there is memory: brackets alone take thirty times as much as objects.
 *
 * <p>Thread-safe; threads that ask first at the same time may convert it twice.
 */
final class AuthPayload {

    private final String text;
    private final JsonCodec json;
    private volatile @Nullable SoftReference<Converted> converted;

    AuthPayload(String text, JsonCodec json) {
        this.text = text;
        this.json = json;
    }

    /** Returns the members. */
    Map<String, @Nullable Object> members() {
        return converted().members();
    }

    /** Returns a member; nothing if there is none, or if it has another shape. */
    Optional<Object> member(String name, Type type) {
        Converted kept;
        try {
            kept = converted();
        } catch (PayloadException expected) { // a client can send anything here
            return Optional.empty();
        }
        Object value = kept.members().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (type instanceof Class<?> plain && plain.isInstance(value)) {
            return Optional.of(value);
        }
        Optional<Object> known = kept.values().get(new Member(name, type));
        if (known == null) {
            known = convert(value, type);
            kept.values().put(new Member(name, type), known);
        }
        return known;
    }

    private Optional<Object> convert(Object value, Type type) {
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(List.of(value), attachments);
        try {
            return Optional.ofNullable(json.decode(array.substring(1, array.length() - 1), type, attachments));
        } catch (PayloadException expected) { // a client can send anything here
            return Optional.empty();
        }
    }

    /** Returns all of it, converted anew. */
    Object as(Type type) {
        return Objects.requireNonNull(json.decode(text, type, List.of()), "an object is never null");
    }

    private Converted converted() {
        SoftReference<Converted> reference = converted;
        Converted kept = reference == null ? null : reference.get();
        if (kept == null) {
            Object parsed = json.decode(text, Map.class, List.of());
            kept = new Converted(UnmodifiableJson.members(parsed), new ConcurrentHashMap<>(1));
            converted = new SoftReference<>(kept);
        }
        return kept;
    }

    private record Member(String name, Type type) {}

    /**
     * What has been asked for.
     *
     * @param members all members
     * @param values what became of members that are there
     */
    private record Converted(Map<String, @Nullable Object> members, Map<Member, Optional<Object>> values) {}
}
