package io.github.socketiojakarta.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.harness.ServerTest;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** 2,000 numbered messages each way, started before the upgrade to WebSocket and ending after it. */
class UpgradeOrderIT extends ServerTest {

    private static final int RUNS = Integer.getInteger("upgrade.runs", 5);
    private static final ExecutorService SENDERS = Executors.newCachedThreadPool();

    @Override
    protected void handle(SocketIoServer io) {
        Numbers.serve(io, SENDERS);
    }

    @Test
    void losesNothingAndKeepsTheOrder() throws Exception {
        String output = NodeScript.run(
                Map.of("URL", server.url(), "TRANSPORT", "upgrade", "RUNS", String.valueOf(RUNS)),
                "client/upgrade-order.mjs");
        assertThat(output).contains("ok " + RUNS);
    }

    @AfterAll
    static void stopSenders() {
        SENDERS.shutdownNow();
    }
}
