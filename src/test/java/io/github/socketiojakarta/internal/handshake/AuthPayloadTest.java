package io.github.socketiojakarta.internal.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.github.socketiojakarta.GenericType;
import io.github.socketiojakarta.Handshake;
import io.github.socketiojakarta.PayloadException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client sends once is not converted again for each of its events. */
class AuthPayloadTest {

    private final Loopback server = new Loopback(SocketIoOptions.defaults());

    public record Point(int x, int y) {}

    @AfterEach
    void stop() {
        server.close();
    }

    private Handshake handshake(String auth) {
        AtomicReference<Handshake> handshake = new AtomicReference<>();
        server.io.onConnection(socket -> handshake.set(socket.handshake()));
        server.open().text("40" + auth);
        server.json.encoded.set(0);
        server.json.decoded.set(0);
        return handshake.get();
    }

    private void assertConversions(int decoded, int encoded) {
        assertThat(server.json.decoded).hasValue(decoded);
        assertThat(server.json.encoded).hasValue(encoded);
    }

    @Test
    void itIsParsedOnce() {
        Handshake handshake = handshake("{\"a\":1,\"b\":null}");
        Map<String, Object> auth = handshake.auth();
        assertThat(auth).containsExactly(entry("a", 1), entry("b", null));
        assertThat(handshake.auth("b", String.class)).isEmpty();
        assertThat(handshake.auth()).isSameAs(auth);
        assertConversions(1, 0);
    }

    @Test
    void itsMembersAndAllOfItHaveGenericTypes() {
        Handshake handshake = handshake("{\"a\":[{\"x\":1,\"y\":2}]}");
        GenericType<List<Point>> points = new GenericType<>() {};
        assertThat(handshake.auth("a", points)).contains(List.of(new Point(1, 2)));
        assertThat(handshake.auth("a", points)).isPresent();
        assertConversions(2, 1);
        assertThat(handshake.auth("a", points.type())).contains(List.of(new Point(1, 2)));
        assertThat(handshake.auth("a", new GenericType<Map<String, Integer>>() {}))
                .isEmpty();
        assertThat(handshake.auth("b", points)).isEmpty();
        assertThat(handshake.auth(new GenericType<Map<String, List<Point>>>() {}))
                .isEqualTo(Map.of("a", List.of(new Point(1, 2))));
        assertThatExceptionOfType(PayloadException.class)
                .isThrownBy(() -> handshake.auth(new GenericType<Map<String, Integer>>() {}));
    }

    @Test
    void nobodyParsesItWhoDoesNotAsk() {
        handshake("{\"a\":1}");
        assertConversions(0, 0);
    }

    @Test
    void nobodyCanChangeIt() {
        Map<String, Object> auth = handshake("{\"a\":{\"b\":[[1,null]]}}").auth();
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(auth::clear);
        Map<?, ?> a = (Map<?, ?>) auth.get("a");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(a::clear);
        List<?> b = (List<?>) a.get("b");
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(b::clear);
        List<?> inner = (List<?>) b.get(0);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(inner::clear);
        assertThat(inner.get(1)).isNull();
    }

    @Test
    void aMemberIsConvertedOnce() {
        Handshake handshake = handshake("{\"point\":{\"x\":1,\"y\":2},\"age\":30}");
        assertThat(handshake.auth("point", Point.class)).contains(new Point(1, 2));
        assertThat(handshake.auth("age", int.class)).contains(30);
        assertConversions(3, 2);
        assertThat(handshake.auth("point", Point.class)).contains(new Point(1, 2));
        assertThat(handshake.auth("age", int.class)).contains(30);
        assertConversions(3, 2);
        assertThat(handshake.auth("age", Long.class)).contains(30L);
        assertConversions(4, 3);
    }

    @Test
    void aMemberOfAnotherShapeIsTriedOnce() {
        Handshake handshake = handshake("{\"point\":[1]}");
        assertThat(handshake.auth("point", Point.class)).isEmpty();
        assertConversions(2, 1);
        assertThat(handshake.auth("point", Point.class)).isEmpty();
        assertThat(handshake.auth("missing", Point.class)).isEmpty();
        assertConversions(2, 1);
    }

    @Test
    void aMemberThatIsWhatItIsToBeIsNotConverted() {
        Handshake handshake = handshake("{\"token\":\"t\",\"flag\":true,\"list\":[1],\"map\":{}}");
        assertThat(handshake.auth("token", String.class)).contains("t");
        assertThat(handshake.auth("flag", boolean.class)).contains(true);
        assertThat(handshake.auth("flag", Boolean.class)).contains(true);
        assertThat(handshake.auth("list", List.class)).contains(List.of(1));
        assertThat(handshake.auth("map", Map.class)).contains(Map.of());
        assertConversions(2, 1); // the primitive
    }

    @Test
    void allOfItCanBeConverted() {
        Handshake handshake = handshake("{\"x\":1,\"y\":2}");
        assertThat(handshake.auth(Point.class)).isEqualTo(new Point(1, 2));
        assertThatExceptionOfType(PayloadException.class).isThrownBy(() -> handshake.auth(Integer.class));
    }
}
