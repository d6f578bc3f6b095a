package io.github.socketiojakarta.testing;

import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.EngineRequest;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.engine.WebSession;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The HTTP request with which a test client opens its connection. Immutable.
 *
 * @param headers by lower-case name
 * @param query without the parameters of the protocol
 * @param roles those that the user is in, whatever the handlers ask about
 */
record FirstRequest(
        Map<String, String> headers,
        Map<String, String> query,
        String address,
        boolean secure,
        Optional<Principal> principal,
        Set<String> roles,
        Optional<HttpSession> httpSession) {

    FirstRequest {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        roles = Set.copyOf(roles);
    }

    /** Returns the request as the engine gets it from a container. */
    EngineRequest in(Kit kit) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        parameters.put("EIO", "4");
        parameters.put("transport", "websocket");
        String text = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return new EngineRequest(
                "GET",
                kit.io().options().path() + "/?" + text,
                parameters,
                headers,
                address,
                secure,
                kit.time().clock().instant(),
                caller(kit));
    }

    private Caller caller(Kit kit) {
        Set<String> held = roles.stream().filter(kit.roles()::contains).collect(Collectors.toSet());
        boolean followed = kit.io().options().endWithHttpSession();
        Optional<WebSession> session = httpSession
                .filter(known -> !(known instanceof InMemoryHttpSession own && own.hasEnded())) // nobody would find it
                .map(known -> new FakeWebSession(known, followed, kit.turns()));
        return new Caller(principal, Roles.of(kit.roles(), held), session);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
