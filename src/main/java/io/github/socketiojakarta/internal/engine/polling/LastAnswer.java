package io.github.socketiojakarta.internal.engine.polling;

import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.engine.session.CloseTimeout;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answer to a GET whose session has ended: it has some seconds, and nobody is told what becomes of it. Thread-safe. */
final class LastAnswer implements Consumer<@Nullable Throwable> {

    private final PollExchange exchange;
    private volatile boolean done;

    private LastAnswer(PollExchange exchange) {
        this.exchange = exchange;
    }

    static void give(PollExchange exchange, Payload payload, ScheduledExecutorService timer) {
        LastAnswer answer = new LastAnswer(exchange);
        exchange.respond(payload, Compression.FORBIDDEN, answer);
        if (!answer.done) {
            var unused = CloseTimeout.OF_LAST_ANSWER.start(timer, answer::giveUp);
        }
    }

    @Override
    public void accept(@Nullable Throwable failure) {
        done = true;
    }

    private void giveUp() {
        if (!done) {
            exchange.abort();
        }
    }
}
