package io.github.socketiojakarta.internal.ee.handler;

import static io.github.socketiojakarta.internal.ee.handler.HandlerServer.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.Ack;
import io.github.socketiojakarta.EventFailure;
import io.github.socketiojakarta.EventRefusedException;
import io.github.socketiojakarta.annotation.OnError;
import io.github.socketiojakarta.annotation.OnEvent;
import io.github.socketiojakarta.annotation.SocketIoNamespace;
import io.github.socketiojakarta.loopback.Loopback.Client;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets that asked for an acknowledgement. */
class AnswersTest {

    private static final String FAILED =
            "433[{\"error\":{\"code\":\"failed\",\"message\":\"The event could not be handled\"}}]";

    private final Shop shop = new Shop();
    private final HandlerServer server = HandlerServer.ofInstances(shop);
    private Client client;

    @BeforeEach
    void connect() {
        client = server.anonymous();
        client.text("40");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "result, 433[7]",
        "nothing, 433[]",
        "optional, '433[\"found\"]'",
        "empty, 433[null]",
        "stage, 433[8]",
        "stage of nothing, 433[]",
        "stage of optional, 433[null]",
        "raw stage, 433[9]",
        "own, '433[1,2]'"
    })
    void whatTheMethodReturnsIsTheAnswer(String event, String answer) {
        assertThat(ask(client, "423[\"" + event + "\"]")).containsExactly(answer);
        assertThat(shop.failures).isEmpty();
    }

    @Test
    void aMethodWithAnAckNeedNotAnswer() {
        assertThat(ask(client, "423[\"silent\"]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refused", "refused later", "refused later, wrapped"})
    void aRefusalSaysWhy(String event) {
        assertThat(ask(client, "423[\"" + event + "\"]"))
                .containsExactly(
                        "433[{\"error\":{\"code\":\"sold out\",\"message\":\"None left\",\"data\":{\"left\":0}}}]");
        assertThat(shop.failures).containsExactly("EventRefusedException of " + event);
    }

    @ParameterizedTest
    @CsvSource({"failing, IOException", "failing later, IOException", "wrapped by itself, CompletionException"})
    void aFailureIsToldToTheApplicationOnly(String event, String exception) {
        assertThat(ask(client, "423[\"" + event + "\"]")).containsExactly(FAILED);
        assertThat(shop.failures).containsExactly(exception + " of " + event);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsendable", "unsendable later"})
    void aResultThatCannotBeSentIsAFailure(String event) {
        assertThat(ask(client, "423[\"" + event + "\"]")).containsExactly(FAILED);
        assertThat(shop.failures).hasSize(1).allMatch(failure -> failure.endsWith(" of " + event));
    }

    @Test
    void aRefusalThatCannotBeSentIsAFailureThatIsToldToo() {
        assertThat(ask(client, "423[\"unsendable refusal\"]")).containsExactly(FAILED);
        assertThat(shop.failures)
                .containsExactly(
                        "EventRefusedException of unsendable refusal",
                        "IllegalArgumentException of unsendable refusal");
    }

    @Test
    void aMethodIsNotCalledForAClientWithoutWhatItTakes() {
        assertThat(ask(client, "423[\"session\"]"))
                .containsExactly("433[{\"error\":{\"code\":\"forbidden\",\"message\":"
                        + "\"Not allowed: the client has no HTTP session\"}}]");
        assertThat(shop.failures).containsExactly("EventRefusedException of session");
    }

    @Test
    void argumentsOfAnotherShapeAreRefused() {
        assertThat(ask(client, "423[\"number\",\"one\"]"))
                .containsExactly("433[{\"error\":{\"code\":\"invalid\",\"message\":"
                        + "\"The arguments are not those of this event\"}}]");
        assertThat(shop.failures).containsExactly("PayloadException of number");
    }

    @SocketIoNamespace
    static class Shop {
        final List<String> failures = new ArrayList<>();

        @OnEvent("result")
        int result() {
            return 7;
        }

        @OnEvent("nothing")
        void nothing() {}

        @OnEvent("optional")
        Optional<String> optional() {
            return Optional.of("found");
        }

        @OnEvent("empty")
        Optional<String> empty() {
            return Optional.empty();
        }

        @OnEvent("stage")
        CompletionStage<Integer> stage() {
            return CompletableFuture.completedStage(8);
        }

        @OnEvent("stage of nothing")
        CompletableFuture<Void> stageOfNothing() {
            return CompletableFuture.completedFuture(null);
        }

        @OnEvent("stage of optional")
        CompletionStage<Optional<String>> stageOfOptional() {
            return CompletableFuture.completedStage(Optional.empty());
        }

        @OnEvent("raw stage")
        @SuppressWarnings("rawtypes")
        CompletionStage rawStage() {
            return CompletableFuture.completedStage(9);
        }

        @OnEvent("own")
        void own(Ack ack) {
            ack.send(1, 2);
        }

        @OnEvent("silent")
        void silent(Ack ack) {}

        @OnEvent("refused")
        void refused() {
            throw new EventRefusedException("sold out", "None left", Map.of("left", 0));
        }

        @OnEvent("refused later")
        CompletionStage<Void> refusedLater() {
            return CompletableFuture.failedStage(new EventRefusedException("sold out", "None left", Map.of("left", 0)));
        }

        @OnEvent("refused later, wrapped")
        CompletionStage<Void> refusedLaterWrapped() {
            return this.<Void>refusedAndWrapped().thenApply(unused -> null);
        }

        private <T> CompletionStage<T> refusedAndWrapped() {
            return CompletableFuture.failedStage(
                    new CompletionException(new EventRefusedException("sold out", "None left", Map.of("left", 0))));
        }

        @OnEvent("failing")
        void failing() throws IOException {
            throw new IOException("secret");
        }

        @OnEvent("failing later")
        CompletionStage<Integer> failingLater() {
            return CompletableFuture.failedStage(new IOException("secret"));
        }

        @OnEvent("wrapped by itself")
        CompletionStage<Integer> wrappedByItself() {
            return CompletableFuture.failedStage(new CompletionException("no cause", null));
        }

        @OnEvent("unsendable")
        Object unsendable() {
            return new Unsendable();
        }

        @OnEvent("unsendable later")
        CompletionStage<Object> unsendableLater() {
            return CompletableFuture.completedStage(new Unsendable());
        }

        @OnEvent("unsendable refusal")
        void unsendableRefusal() {
            throw new EventRefusedException("sold out", "None left", new Unsendable());
        }

        @OnEvent("session")
        void session(HttpSession session) {}

        @OnEvent("number")
        void number(int number) {}

        @OnError
        void failed(EventFailure failure) {
            failures.add(failure.exception().getClass().getSimpleName() + " of "
                    + failure.event().name());
        }
    }

    /** Nobody can write it as JSON. */
    public static final class Unsendable {

        public String getValue() {
            throw new IllegalStateException("secret");
        }
    }
}
