package io.github.socketiojakarta.internal.servlet.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.internal.engine.door.PollExchange.Compression;
import io.github.socketiojakarta.internal.engine.packet.Payload;
import io.github.socketiojakarta.internal.servlet.container.Container;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A GET that another thread gives up at the worst moment. */
class PollResponseTest {

    private static final PollForm PLAIN = new PollForm(Optional.empty(), "", OptionalInt.empty());

    private final List<String> calls = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    /** What happens on another thread in the middle of a call. */
    private final Map<String, Runnable> meanwhile = new HashMap<>();

    private @Nullable WriteListener writer;

    private final ServletOutputStream out = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            writer = listener;
        }

        @Override
        public void write(int singleByte) {
            throw new AssertionError("pieces only");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == 13) {
                throw new IOException("broken");
            }
            happens("write " + length);
        }

        @Override
        public void flush() {
            happens("flush");
        }
    };

    private final PollResponse poll = new PollResponse(
            proxy(AsyncContext.class), PLAIN, Container.STANDARD, failure -> told.add("not answered: " + failure));

    /** Returns what notes all calls of settings, and the end. */
    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    switch (method.getName()) {
                        case "getResponse" -> {
                            return proxy(HttpServletResponse.class);
                        }
                        case "getOutputStream" -> {
                            return out;
                        }
                        case "complete" -> happens("complete");
                        default -> happens(method.getName() + " " + arguments[arguments.length - 1]);
                    }
                    return null;
                }));
    }

    private void happens(String call) {
        Runnable other = meanwhile.remove(call);
        if (other != null) {
            other.run();
        }
        calls.add(call);
    }

    private void answer(int length) {
        poll.respond(
                new Payload.Text("4".repeat(length)),
                Compression.FORBIDDEN,
                failure -> told.add(failure == null ? "written" : "failed"));
    }

    private void containerIsReady() throws IOException {
        if (writer != null) {
            writer.onWritePossible();
        }
    }

    @Test
    void anAnswerIsWrittenFlushedAndCompleted() throws IOException {
        answer(5);
        containerIsReady();
        assertThat(calls).endsWith("setContentLength 5", "write 5", "flush", "complete");
        poll.abort();
        assertThat(told).containsExactly("written");
    }

    @Test
    void whatIsGivenUpBeforeItIsAnsweredIsRefused() throws IOException {
        poll.abort();
        answer(5);
        containerIsReady();
        assertThat(calls).containsExactly("setStatus 400", "setContentLength 0", "complete");
        assertThat(told).containsExactly("failed");
    }

    @Test
    void whatIsGivenUpWhileItsHeadIsMadeIsRefusedByWhoeverMakesIt() throws IOException {
        meanwhile.put("setStatus 200", poll::abort);
        answer(5);
        containerIsReady();
        assertThat(calls)
                .startsWith("setStatus 200")
                .endsWith("setContentLength 5", "setStatus 400", "setContentLength 0", "complete");
        assertThat(told).containsExactly("failed");
    }

    @Test
    void whatIsGivenUpBeforeTheContainerIsReadyIsRefused() throws IOException {
        answer(5);
        poll.abort();
        containerIsReady();
        assertThat(calls).endsWith("setContentLength 5", "setStatus 400", "setContentLength 0", "complete");
        assertThat(told).containsExactly("failed");
    }

    /** Otherwise the head could go out without it. */
    @Test
    void whatIsGivenUpWhileTheFirstPieceIsWrittenEndsBehindIt() throws IOException {
        meanwhile.put("write 5", poll::abort);
        answer(5);
        containerIsReady();
        assertThat(calls).endsWith("setContentLength 5", "write 5", "complete");
        assertThat(told).containsExactly("failed");
    }

    @Test
    void aLongAnswerIsCutWhereItIsGivenUp() throws IOException {
        answer(200_000);
        meanwhile.put("write 65536", () -> meanwhile.put("write 65536", poll::abort));
        containerIsReady();
        assertThat(calls).filteredOn("write 65536"::equals).hasSize(2);
        assertThat(calls).filteredOn("complete"::equals).hasSize(1);
        assertThat(calls).doesNotContain("setStatus 400");
        assertThat(told).containsExactly("failed");
    }

    @Test
    void aFirstPieceThatFailsEndsIt() throws IOException {
        answer(13);
        containerIsReady();
        assertThat(calls).endsWith("setContentLength 13", "complete");
        assertThat(told).containsExactly("failed");
    }

    @Test
    void aRequestThatEndsBeforeItIsAnsweredIsTold() {
        poll.onError(new IOException("gone"));
        poll.onError(new IOException("gone"));
        assertThat(told).containsExactly("not answered: GET failed: java.io.IOException: gone");
        assertThat(calls).filteredOn("complete"::equals).hasSize(1);
    }
}
