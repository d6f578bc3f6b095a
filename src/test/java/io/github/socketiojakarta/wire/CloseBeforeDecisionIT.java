package io.github.socketiojakarta.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.RawHttp;
import io.github.socketiojakarta.harness.TestServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that closes while the application decides about a connection waits no more for that. */
class CloseBeforeDecisionIT {

    @ParameterizedTest
    @EnumSource(Container.class)
    void refusesWhoeverWaits(Container container) throws InterruptedException {
        CompletableFuture<Object> decision = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        SocketIoOptions options = SocketIoOptions.builder()
                .asyncRequestFilter(request -> {
                    asked.countDown();
                    return decision;
                })
                .build();
        try (TestServer server = container.start(options, io -> {});
                RawHttp late = RawHttp.connect(server)
                        .begin("GET", "/socket.io/?EIO=4&transport=polling", "", new String[0])) {
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            server.io().close();
            assertThat(late.reply().status()).isEqualTo(503);
            decision.complete(true);
            try (RawHttp next =
                    RawHttp.connect(server).begin("GET", "/socket.io/?EIO=4&transport=polling", "", new String[0])) {
                assertThat(next.reply().status()).isEqualTo(503);
            }
        }
    }
}
