package io.github.socketiojakarta.internal.recovery;

import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.cluster.EncodedJson;
import io.github.socketiojakarta.internal.context.ServerContext;
import io.github.socketiojakarta.internal.engine.Caller;
import io.github.socketiojakarta.internal.engine.Roles;
import io.github.socketiojakarta.internal.socket.packet.EventPayload;
import io.github.socketiojakarta.parser.PacketException;
import java.security.Principal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes whose a session is, for whichever server gives it back: the name of the user and the roles that were held. */
final class StoredOwner {

    private StoredOwner() {}

    /** A user as another server has known it. */
    private record Named(String name) implements Principal {
        @Override
        public String getName() {
            return name;
        }
    }

    static EncodedJson of(Caller caller, ServerContext context) {
        Map<String, Object> members = new LinkedHashMap<>();
        caller.user().ifPresent(user -> members.put("user", user));
        members.put("roles", List.copyOf(caller.roles().held()));
        return context.packets().encodedValue(members);
    }

    /**
     * Reads it.
     *
     * @throws RuntimeException if it is malformed
     */
    static Caller read(Optional<EncodedJson> owner, ServerContext context) {
        if (owner.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        Object value = value(owner.get(), context);
        Map<?, ?> members = value instanceof Map<?, ?> map ? map : Map.of();
        Set<String> held = strings(members.get("roles"));
        return new Caller(
                members.get("user") instanceof String user ? Optional.of(new Named(user)) : Optional.empty(),
                Roles.of(held, held),
                Optional.empty());
    }

    /**
     * Reads one value that any server has written.
     *
     * @throws PayloadException if the codec cannot read it
     * @throws PacketException if it is malformed, or nested too deep for a codec
     */
    static @Nullable Object value(EncodedJson json, ServerContext context) {
        List<String> values = EventPayload.elements(
                "[" + json.json() + "]", json.attachments().size(), context.decoderLimits());
        if (values.size() != 1) {
            throw new PacketException("not one value");
        }
        return context.packets().json().decode(values.get(0), Object.class, json.attachments());
    }

    private static Set<String> strings(@Nullable Object values) {
        Set<String> strings = new HashSet<>();
        if (values instanceof Collection<?> many) {
            many.forEach(value -> strings.add(String.valueOf(value)));
        }
        return strings;
    }
}
