package io.github.socketiojakarta.internal.socket;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.PayloadException;
import jakarta.servlet.http.HttpSession;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first request of a client, and what it sent to join one namespace. Immutable. */
final class ClientHandshake implements Handshake {

    private final RequestView request;
    private final String authJson;
    private final JsonCodec json;

    ClientHandshake(RequestView request, Optional<String> authJson, JsonCodec json) {
        this.request = request;
        this.authJson = authJson.orElse("{}");
        this.json = json;
    }

    @Override
    public Map<String, Object> auth() {
        Map<String, Object> auth = new LinkedHashMap<>();
        if (json.decode(authJson, Map.class, List.of()) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> {
                if (value != null) {
                    auth.put(String.valueOf(name), value);
                }
            });
        }
        return Collections.unmodifiableMap(auth);
    }

    @Override
    public <T> Optional<T> auth(String name, Class<T> type) {
        Object value = auth().get(name);
        if (value == null) {
            return Optional.empty();
        }
        List<ByteBuffer> attachments = new ArrayList<>(0);
        String array = json.encode(List.of(value), attachments);
        try {
            Object converted = json.decode(array.substring(1, array.length() - 1), type, attachments);
            return Optional.ofNullable(JsonArgs.cast(converted, type));
        } catch (PayloadException expected) { // a client can send anything here
            return Optional.empty();
        }
    }

    @Override
    public <T> T auth(Class<T> type) {
        return JsonArgs.cast(json.decode(authJson, type, List.of()), type);
    }

    @Override
    public Map<String, String> headers() {
        return request.headers();
    }

    @Override
    public Optional<String> header(String name) {
        return request.header(name);
    }

    @Override
    public Map<String, String> query() {
        return request.query();
    }

    @Override
    public Optional<String> query(String name) {
        return request.query(name);
    }

    @Override
    public String url() {
        return request.url();
    }

    @Override
    public String address() {
        return request.address();
    }

    @Override
    public boolean isSecure() {
        return request.isSecure();
    }

    @Override
    public boolean isCrossDomain() {
        return request.isCrossDomain();
    }

    @Override
    public Optional<Principal> principal() {
        return request.principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return request.isUserInRole(role);
    }

    @Override
    public Optional<HttpSession> httpSession() {
        return request.httpSession();
    }

    @Override
    public Instant time() {
        return request.time();
    }
}
