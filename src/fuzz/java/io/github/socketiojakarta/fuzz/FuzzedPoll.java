package io.github.socketiojakarta.fuzz;

import io.github.socketiojakarta.internal.engine.EngineError;
import io.github.socketiojakarta.internal.engine.door.PollExchange;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A GET whose answer is looked at. */
final class FuzzedPoll implements PollExchange {

    private final Consumer<String> reader;
    private boolean answered;

    FuzzedPoll(Consumer<String> reader) {
        this.reader = reader;
    }

    boolean isAnswered() {
        return answered;
    }

    private void answer(String text) {
        Oracle.holds(!answered, "a second answer to a GET");
        answered = true;
        reader.accept(text);
    }

    @Override
    public void respond(Payload payload, Compression compression, Consumer<@Nullable Throwable> done) {
        answer(payload instanceof Payload.Text text ? text.text() : "");
        done.accept(null);
    }

    @Override
    public void abort() {
        answered = true;
    }

    @Override
    public void refuse() {
        answer("");
    }

    @Override
    public void refuse(EngineError error) {
        answer("");
    }
}
