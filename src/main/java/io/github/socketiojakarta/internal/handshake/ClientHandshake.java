package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.JsonCodec;
import io.github.socketiojakarta.internal.incoming.JsonArgs;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first request of a client, and what it sent to join one namespace. Immutable. */
public final class ClientHandshake implements Handshake {

    private final RequestView request;
    private final AuthPayload auth;

    /** Creates the handshake of a client that has sent this, or nothing, as {@code auth}. */
    public ClientHandshake(RequestView request, Optional<String> authJson, JsonCodec json) {
        this.request = request;
        this.auth = new AuthPayload(authJson.orElse("{}"), json);
    }

    @Override
    public Map<String, @Nullable Object> auth() {
        return auth.members();
    }

    @Override
    public <T> Optional<T> auth(String name, Class<T> type) {
        return auth.member(name, (Type) type).map(found -> JsonArgs.cast(found, type));
    }

    @Override
    public <T> T auth(Class<T> type) {
        return JsonArgs.cast(auth.as((Type) type), type);
    }

    @Override
    public Optional<Object> auth(String name, Type type) {
        return auth.member(name, type);
    }

    @Override
    public Object auth(Type type) {
        return auth.as(type);
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
