package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.AnyServerTest;
import io.github.socketiojakarta.harness.HttpReply;
import io.github.socketiojakarta.harness.PollingSession;
import io.github.socketiojakarta.harness.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Answers that a client takes which gives up when one has more than 16 packets, in each container. */
class PacketsPerPollIT extends AnyServerTest {

    private static final int MOST = 16;
    private static final int EVENTS = 40;

    @Override
    protected void configure(SocketIoOptions.Builder options) {
        options.maxPacketsPerPoll(MOST);
    }

    @Override
    protected void handle(SocketIoServer io) {
        // only sends
    }

    @Test
    void noAnswerHasMoreAndNothingIsLost() {
        try (PollingSession session = PollingSession.connected(server)) {
            for (int i = 0; i < EVENTS; i++) {
                server.io().emit("n", i);
            }
            List<Integer> sizes = new ArrayList<>();
            List<String> packets = new ArrayList<>();
            while (packets.size() < EVENTS) {
                HttpReply reply = RawHttp.send(server, "GET", session.path());
                List<String> answer = List.of(reply.body().split(PollingSession.SEPARATOR));
                sizes.add(answer.size());
                packets.addAll(answer);
            }
            assertThat(sizes).containsExactly(MOST, MOST, EVENTS - 2 * MOST);
            assertThat(packets)
                    .containsExactlyElementsOf(IntStream.range(0, EVENTS)
                            .mapToObj(i -> "42[\"n\"," + i + "]")
                            .toList());
        }
    }
}
