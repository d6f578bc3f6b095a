package io.github.socketiojakarta.internal.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the application keeps with a socket. Thread-safe; refuses null as its superclass does, but says what to write instead. */
final class SocketValues extends ConcurrentHashMap<String, Object> {

    private static final long serialVersionUID = 1L;
    private static final int FEW = 2;

    SocketValues(Map<String, Object> before) {
        super(FEW);
        putAll(before);
    }

    private static void check(@Nullable String key, @Nullable Object value) {
        if (key == null || value == null) {
            throw new NullPointerException("data() of a socket keeps no null, neither as a key nor as a value (of '"
                    + key + "'): use remove(key), or an Optional");
        }
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        check(key, value);
        return super.put(key, value);
    }

    @Override
    public @Nullable Object putIfAbsent(String key, Object value) {
        check(key, value);
        return super.putIfAbsent(key, value);
    }

    @Override
    public void putAll(Map<? extends String, ?> values) {
        values.forEach(SocketValues::check);
        super.putAll(values);
    }
}
