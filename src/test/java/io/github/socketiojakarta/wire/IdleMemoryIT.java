package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.RawWebSocket;
import io.github.socketiojakarta.harness.ServerTest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that are there and say little cost little: tens of thousands must fit into one server. */
@Tag("full")
class IdleMemoryIT extends ServerTest {

    private static final int CLIENTS = 100;
    private static final int MAX_BYTES =
            100_000; // the container's own buffers, and the client, which is in the same heap
    private static final String MESSAGE = "42[\"echo\",\"hello\"]";

    @Override
    protected void handle(SocketIoServer io) {
        io.onConnection(socket ->
                socket.on("echo", args -> socket.emit("echo", args.toList().toArray())));
    }

    @Test
    void aWebSocketKeepsNoBufferForTheLargestMessage() {
        List<RawWebSocket> clients = new ArrayList<>(List.of(connect()));
        try {
            long before = usedMemory();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(connect());
            }
            assertThat((usedMemory() - before) / CLIENTS).as("bytes for each").isLessThan(MAX_BYTES);
        } finally {
            clients.forEach(RawWebSocket::close);
        }
    }

    private RawWebSocket connect() {
        RawWebSocket client = RawWebSocket.connected(server);
        assertThat(client.text(MESSAGE).next()).isEqualTo(MESSAGE);
        assertThat(client.text("451-[\"echo\",{\"_placeholder\":true,\"num\":0}]")
                        .binary((byte) 1)
                        .next())
                .startsWith("451-");
        assertThat(client.next()).isEqualTo("b:01");
        return client;
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
