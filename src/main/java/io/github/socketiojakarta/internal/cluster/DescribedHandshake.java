package io.github.socketiojakarta.internal.cluster;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.PayloadException;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The handshake of a socket of another server, as that describes it; nothing of what its container knows. Immutable.
 *
 * @param members what the other server has written
 * @param local converts values
 */
record DescribedHandshake(Map<String, @Nullable Object> members, LocalSide local) implements Handshake {

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> object(String name) {
        return members.get(name) instanceof Map<?, ?> map
                ? Collections.unmodifiableMap((Map<String, @Nullable Object>) map)
                : Map.of();
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return Collections.unmodifiableMap(texts);
    }

    private String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    @Override
    public Map<String, @Nullable Object> auth() {
        return object("auth");
    }

    @Override
    public <T> Optional<T> auth(String name, Class<T> type) {
        try {
            return member(name).flatMap(member -> member.find(0, type));
        } catch (PayloadException expected) { // a client can send anything here
            return Optional.empty();
        }
    }

    @Override
    public Optional<Object> auth(String name, Type type) {
        try {
            return member(name).flatMap(member -> member.find(0, type));
        } catch (PayloadException expected) { // a client can send anything here
            return Optional.empty();
        }
    }

    private Optional<Args> member(String name) {
        return Optional.ofNullable(auth().get(name)).map(this::converted);
    }

    @Override
    public Object auth(Type type) {
        return converted(auth()).get(0, type);
    }

    @Override
    public <T> T auth(Class<T> type) {
        return converted(auth()).get(0, type);
    }

    private Args converted(Object value) {
        return local.answer(Optional.of(local.encodeValue(value)));
    }

    @Override
    public Map<String, String> headers() {
        return texts("headers");
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Map<String, String> query() {
        return texts("query");
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name));
    }

    @Override
    public String url() {
        return text("url");
    }

    @Override
    public String address() {
        return text("address");
    }

    @Override
    public boolean isSecure() {
        return Boolean.TRUE.equals(members.get("secure"));
    }

    @Override
    public boolean isCrossDomain() {
        return Boolean.TRUE.equals(members.get("xdomain"));
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.empty();
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public Optional<HttpSession> httpSession() {
        return Optional.empty();
    }

    @Override
    public Instant time() {
        return members.get("issued") instanceof Number millis
                ? Instant.ofEpochMilli(millis.longValue())
                : Instant.EPOCH;
    }
}
