package io.github.socketiojakarta.chaos;

import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketIoServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks clients, also those that are gone and on servers that have stopped; each question must come to an end. Thread-safe. */
final class Questions {

    private static final Duration ANSWER_TIME = Duration.ofSeconds(2);

    private final Faults faults;
    private final LongAdder answered = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<Integer, String> open = new ConcurrentHashMap<>();

    Questions(Faults faults) {
        this.faults = faults;
    }

    void ask(String client, Socket socket) {
        int question = begin(client + ", " + socket.id());
        follow(
                question,
                socket.timeout(ANSWER_TIME).emitWithAck("question", question),
                answer -> check(client, question, answer));
    }

    void askRoom(SocketIoServer io, String room) {
        int question = begin("room " + room + " of " + io.options().path());
        follow(
                question,
                io.to(room).timeout(ANSWER_TIME).emitWithAck("question", question),
                all -> all.answers().forEach((id, answer) -> check("", question, answer)));
    }

    private int begin(String whom) {
        int question = asked.getAndIncrement();
        open.put(question, question + " for " + whom);
        return question;
    }

    private <T> void follow(int question, CompletionStage<T> answer, java.util.function.Consumer<T> check) {
        BiConsumer<@Nullable T, @Nullable Throwable> count = (given, failure) -> {
            if (given == null) {
                unanswered.increment();
            } else {
                answered.increment();
                check.accept(given);
            }
        };
        // ends even where the server has no thread any more that would run what hangs on the answer
        var unused = answer.whenComplete(count)
                .toCompletableFuture()
                .whenCompleteAsync((given, failure) -> open.remove(question), Runnable::run);
    }

    private void check(String client, int question, Args answer) {
        if (answer.get(0, int.class) != question) {
            faults.add(client, "answers " + question + " with " + answer.get(0, int.class));
        }
    }

    int asked() {
        return asked.get();
    }

    int answered() {
        return answered.intValue();
    }

    int unanswered() {
        return unanswered.intValue();
    }

    /** Returns the questions the end of which nobody has been told. */
    List<String> open() {
        return open.values().stream()
                .map(question -> "no end of question " + question)
                .toList();
    }
}
