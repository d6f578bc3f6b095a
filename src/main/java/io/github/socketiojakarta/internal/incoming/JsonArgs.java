package io.github.socketiojakarta.internal.incoming;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.parser.Arguments;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as they arrived, converted when somebody asks. Immutable.
 *
 * @param arguments the arguments
 * @param codec converts them
 */
public record JsonArgs(Arguments arguments, JsonCodec codec) implements Args {

    @Override
    public int size() {
        return arguments.json().size();
    }

    @Override
    public <T> T get(int index, Class<T> type) {
        return cast(get(index, (Type) type), type);
    }

    @Override
    public Object get(int index, Type type) {
        Object value = decode(index, type);
        if (value == null) {
            throw new PayloadException("expected " + type.getTypeName() + ", but "
                    + (isSent(index) ? ordinal(index) + " is null" : missing(index)));
        }
        return value;
    }

    @Override
    public <T> Optional<T> find(int index, Class<T> type) {
        Object value = decode(index, type);
        return value == null ? Optional.empty() : Optional.of(cast(value, type));
    }

    @Override
    public Optional<Object> find(int index, Type type) {
        return Optional.ofNullable(decode(index, type));
    }

    @Override
    public List<@Nullable Object> toList() {
        List<@Nullable Object> values = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            values.add(decode(i, Object.class));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public String json(int index) {
        if (!isSent(index)) {
            throw new PayloadException(missing(index));
        }
        return arguments.json().get(index);
    }

    private @Nullable Object decode(int index, Type type) {
        return isSent(index) ? codec.decode(arguments.json().get(index), type, arguments.attachments()) : null;
    }

    private boolean isSent(int index) {
        return index >= 0 && index < size();
    }

    private String missing(int index) {
        String sent = size() == 0 ? "none was" : size() == 1 ? "1 was" : size() + " were";
        return ordinal(index) + " is missing: " + sent + " sent";
    }

    /** People count from one. */
    private static String ordinal(int index) {
        int number = index + 1;
        String suffix = number / 10 % 10 == 1
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return "the " + number + suffix + " argument";
    }

    /** Casts what a codec has made, also to the type of a primitive. */
    @SuppressWarnings("unchecked")
    public static <T> T cast(@Nullable Object value, Class<T> type) {
        if (value == null) {
            throw new PayloadException("expected " + type.getTypeName() + ", but found null");
        }
        return type.isPrimitive()
                ? (T) MethodType.methodType(type).wrap().returnType().cast(value)
                : type.cast(value);
    }
}
