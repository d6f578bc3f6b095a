package io.github.socketiojakarta.internal.handshake;

import io.github.socketiojakarta.ConnectionRequest;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.Roles;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a request of the engine to the application. Immutable.
 *
 * @param request the request
 */
public record RequestView(EngineRequest request) implements ConnectionRequest {

    @Override
    public Map<String, String> headers() {
        return request.headers();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers().get(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public Map<String, String> query() {
        return request.query();
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name));
    }

    @Override
    public String url() {
        return request.url();
    }

    @Override
    public String address() {
        return request.remoteAddress();
    }

    @Override
    public boolean isSecure() {
        return request.secure();
    }

    @Override
    public boolean isCrossDomain() {
        return header("origin").isPresent();
    }

    @Override
    public Optional<Principal> principal() {
        return request.caller().principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        Roles roles = request.caller().roles();
        if (!roles.asked().contains(role)) {
            throw new IllegalArgumentException("The container was not asked about the role '" + role
                    + "' when the client connected, and cannot be asked later: name it in SocketIoOptions.roles(),"
                    + " or in the context parameter socketio.roles");
        }
        return roles.held().contains(role);
    }

    @Override
    public Optional<HttpSession> httpSession() {
        return request.caller().webSession().flatMap(session -> session.unwrap(HttpSession.class));
    }

    @Override
    public Instant time() {
        return request.time();
    }
}
