package io.github.socketiojakarta.internal.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.parser.Arguments;
import io.github.socketiojakarta.parser.Packet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whatever part of a packet a client makes large, it counts. */
class PacketSizeTest {

    private static final int LENGTH = 1_000_000;
    private static final String LARGE = "x".repeat(LENGTH);
    private static final Arguments NONE = new Arguments(List.of(), List.of(), 0);

    private static Packet event(String namespace, String name, Arguments arguments) {
        return new Packet.Event(namespace, OptionalLong.empty(), name, arguments);
    }

    @Test
    void namesCount() {
        assertThat(PacketSize.of(event("/", LARGE, NONE))).isGreaterThan(2L * LENGTH);
        assertThat(PacketSize.of(event("/" + LARGE, "x", NONE))).isGreaterThan(2L * LENGTH);
        assertThat(PacketSize.of(new Packet.Disconnect("/" + LARGE))).isGreaterThan(2L * LENGTH);
    }

    @Test
    void theAuthPayloadCounts() {
        assertThat(PacketSize.of(new Packet.Connect("/", Optional.of(LARGE)))).isGreaterThan(2L * LENGTH);
        assertThat(PacketSize.of(new Packet.Connect("/" + LARGE, Optional.empty())))
                .isGreaterThan(2L * LENGTH);
    }

    @Test
    void manySmallArgumentsCountAsWhatTheyTake() {
        int count = 1_000;
        Arguments many = new Arguments(Collections.nCopies(count, "1"), List.of(), 2L * count);
        assertThat(PacketSize.of(event("/", "x", many))).isGreaterThan(50L * count);
    }

    @Test
    void theArgumentsCount() {
        assertThat(PacketSize.of(event("/", "x", new Arguments(List.of(LARGE), List.of(), 2L * LENGTH))))
                .isGreaterThan(2L * LENGTH);
    }
}
