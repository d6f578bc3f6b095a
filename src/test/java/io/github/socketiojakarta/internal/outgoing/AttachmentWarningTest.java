package io.github.socketiojakarta.internal.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.LogCapture;
import io.github.socketiojakarta.internal.socket.packet.DefaultParser;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import io.github.socketiojakarta.msgpack.MessagePackParser;
import io.github.socketiojakarta.parser.Parser;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

/** The official clients close the connection when a packet has more than ten binary values. */
class AttachmentWarningTest {

    private static final List<Object> TEN = Collections.nCopies(10, new byte[] {1});
    private static final List<Object> ELEVEN = Collections.nCopies(11, new byte[] {1});

    private static List<String> warnings(Parser parser, Consumer<PacketWriter> writing) {
        LogCapture log = LogCapture.of(AttachmentWarning.class.getName(), Level.WARNING);
        try {
            writing.accept(new PacketWriter(new JsonbCodec(), parser));
            return log.messages(Level.WARNING);
        } finally {
            log.close();
        }
    }

    private static void event(PacketWriter packets, String name, List<Object> values) {
        assertThat(packets.event("/", OptionalLong.empty(), name, values)).isNotEmpty();
    }

    @Test
    void saysOnceForEachEventWhatToSendInstead() {
        List<String> warnings = warnings(new DefaultParser(), packets -> {
            event(packets, "album", ELEVEN);
            event(packets, "album", ELEVEN);
            event(packets, "pictures", List.of(ELEVEN));
            assertThat(packets.ack("/", 1, ELEVEN)).hasSize(12);
        });
        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(0)).contains("'album'", "11 binary values", "take 10 at most", "Send several events");
        assertThat(warnings.get(1)).contains("'pictures'");
        assertThat(warnings.get(2)).contains("acknowledgement");
    }

    @Test
    void saysNothingOfWhatClientsTake() {
        assertThat(warnings(new DefaultParser(), packets -> event(packets, "a", TEN)))
                .isEmpty();
        assertThat(warnings(new MessagePackParser(), packets -> event(packets, "a", ELEVEN)))
                .isEmpty();
    }

    @Test
    void isBoundedWhateverTheNamesOfEventsAre() {
        assertThat(warnings(new DefaultParser(), packets -> {
                    for (int i = 0; i < 1_000; i++) {
                        event(packets, "event " + i, ELEVEN);
                    }
                }))
                .hasSize(100);
    }
}
