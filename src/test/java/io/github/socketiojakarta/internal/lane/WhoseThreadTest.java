package io.github.socketiojakarta.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.AckTimeoutException;
import io.github.socketiojakarta.Args;
import io.github.socketiojakarta.IncompleteAcksException;
import io.github.socketiojakarta.Socket;
import io.github.socketiojakarta.SocketDisconnectedException;
import io.github.socketiojakarta.SocketIoOptions;
import io.github.socketiojakarta.loopback.Loopback;
import io.github.socketiojakarta.loopback.Loopback.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may wait for an answer, what that takes, and in whose turn runs what hangs on it. */
class WhoseThreadTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int THREADS = 2;

    private final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private Loopback server = new Loopback(SocketIoOptions.defaults());

    @AfterEach
    void stop() {
        server.close();
        executor.shutdownNow();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private void onExecutor() {
        server.close();
        server = new Loopback(SocketIoOptions.builder().executor(executor).build());
    }

    private void onOwnThreads() {
        server.close();
        server = Loopback.onOwnThreads();
    }

    private Client connect() {
        int before = sockets.size();
        server.io.onConnection(socket -> {
            if (!sockets.contains(socket)) {
                sockets.add(socket);
            }
        });
        Client client = server.connect();
        await().until(() -> sockets.size() > before);
        client.sent.clear();
        return client;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static void hasBeenSent(Client client, String start) {
        await().until(() -> client.sent.stream().anyMatch(sent -> sent.startsWith(start)));
    }

    /** Answers the only question so far, whose id depends on who asked first. */
    private static void answer(Client client, String args) {
        hasBeenSent(client, "42");
        client.text("43" + client.sent.element().replaceAll("^42(\\d+).*", "$1") + args);
    }

    private static String outcome(CompletableFuture<?> future) {
        try {
            return "answer " + future.join();
        } catch (CompletionException e) {
            return e.getCause().getClass().getSimpleName();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    /** Lets a listener of each of as many clients as there are threads wait for what is made for its socket. */
    private void allThreadsWait(Function<Socket, CompletionStage<?>> question) {
        onOwnThreads();
        server.io.onConnection(socket ->
                socket.on("wait", args -> log.add(outcome(question.apply(socket).toCompletableFuture()))));
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            clients.add(connect());
        }
        clients.forEach(client -> client.text("42[\"wait\"]"));
    }

    @Test
    void timeoutsComeThoughAllThreadsWaitForThem() {
        allThreadsWait(socket -> socket.timeout(SHORT).emitWithAck("q"));
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(AckTimeoutException.class.getSimpleName());
    }

    @Test
    void timeoutsOfWhatIsDerivedComeThoughAllThreadsWaitForThem() {
        allThreadsWait(socket -> socket.timeout(SHORT).emitWithAck("q").thenApply(Args::size));
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(AckTimeoutException.class.getSimpleName());
    }

    @Test
    void timeoutsOfSeveralComeThoughAllThreadsWaitForThem() {
        allThreadsWait(socket -> CompletableFuture.allOf(
                socket.timeout(SHORT).emitWithAck("q").toCompletableFuture(),
                socket.timeout(SHORT).emitWithAck("q").thenApply(Args::size).toCompletableFuture()));
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(AckTimeoutException.class.getSimpleName());
    }

    @Test
    void timeoutsOfBroadcastsComeThoughAllThreadsWaitForThem() {
        allThreadsWait(socket -> server.io.timeout(SHORT).emitWithAck("q"));
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(IncompleteAcksException.class.getSimpleName());
    }

    @Test
    void timeoutsOfBroadcastsToChildrenComeThoughAllThreadsWaitForThem() {
        onOwnThreads();
        var children = server.io.of(java.util.regex.Pattern.compile("/child-\\d"));
        children.onConnection(socket -> socket.on(
                "wait",
                args -> log.add(outcome(children.timeout(SHORT).emitWithAck("q").toCompletableFuture()))));
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Client client = server.open();
            client.text("40/child-" + i + ",");
            hasBeenSent(client, "40/child-" + i);
            clients.add(client);
        }
        for (int i = 0; i < THREADS; i++) {
            clients.get(i).text("42/child-" + i + ",[\"wait\"]");
        }
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(IncompleteAcksException.class.getSimpleName());
    }

    @Test
    void theEndOfAConnectionEndsWaitingThoughAllThreadsWait() {
        onOwnThreads();
        Client silent = connect();
        Socket asked = sockets.get(0);
        server.io.onConnection(socket ->
                socket.on("wait", args -> log.add(outcome(asked.emitWithAck("q").toCompletableFuture()))));
        for (int i = 0; i < THREADS; i++) {
            connect().text("42[\"wait\"]");
        }
        await().until(() -> silent.sent.size() == THREADS);
        silent.leave();
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(SocketDisconnectedException.class.getSimpleName());
    }

    /** Without an executor, they run on the server's own threads, of which there are as many here. */
    @Test
    void disconnectListenersThatWaitHoldNobodyUp() {
        Client silent = connect();
        Socket asked = sockets.get(0);
        List<Client> leaving = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            leaving.add(connect());
        }
        sockets.subList(1, sockets.size())
                .forEach(socket -> socket.onDisconnect(reason ->
                        log.add(outcome(asked.timeout(SHORT).emitWithAck("q").toCompletableFuture()))));
        leaving.forEach(Client::leave);
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly(AckTimeoutException.class.getSimpleName());
        assertThat(silent.sent).hasSize(THREADS);
    }

    @Test
    void answersComeThoughAllThreadsWaitForThem() {
        onOwnThreads();
        server.io.onConnection(socket -> socket.on(
                "wait",
                args -> log.add(outcome(socket.timeout(LONG)
                        .emitWithAck("q")
                        .thenApply(Args::size)
                        .toCompletableFuture()))));
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            clients.add(connect());
        }
        clients.forEach(client -> client.text("42[\"wait\"]"));
        clients.forEach(client -> answer(client, "[1,2,3]"));
        await().until(() -> log.size() == THREADS);
        assertThat(log).containsOnly("answer 3");
    }

    @Test
    void whatFollowsAnAnswerRunsInTheClientsTurn() throws Exception {
        onExecutor();
        Client client = connect();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        sockets.get(0).on("first", args -> {
            begun.countDown();
            await(goOn);
            log.add("first");
        });
        sockets.get(0).on("second", args -> log.add("second"));
        var followed = sockets.get(0).emitWithAck("q").thenAccept(answer -> log.add("answer"));
        client.text("42[\"first\"]");
        await(begun);
        client.text("430[]");
        client.text("42[\"second\"]");
        assertThat(log).isEmpty();
        goOn.countDown();
        await().until(() -> log.size() == 3);
        assertThat(log).containsExactly("first", "answer", "second");
        assertThat(followed.toCompletableFuture()).isDone();
    }

    @Test
    void whatFollowsALateAnswerIsNeverRunBesideAListener() throws Exception {
        onExecutor();
        Client client = connect();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch timedOut = new CountDownLatch(1);
        sockets.get(0).on("long", args -> {
            begun.countDown();
            await(goOn);
            log.add("long");
        });
        client.text("42[\"long\"]");
        await(begun);
        CompletableFuture<Args> answer =
                sockets.get(0).timeout(SHORT).emitWithAck("q").toCompletableFuture();
        var followed = answer.whenComplete((args, failure) -> log.add("timeout"));
        var own = answer.whenCompleteAsync((args, failure) -> timedOut.countDown(), Runnable::run);
        await(timedOut); // with an executor of its own, the application decides
        assertThat(log).isEmpty();
        goOn.countDown();
        await().until(() -> log.size() == 2);
        assertThat(log).containsExactly("long", "timeout");
    }

    @Test
    void aListenerMayWaitForWhatFollowsItsOwnQuestion() {
        onExecutor();
        Client client = connect();
        sockets.get(0).on("wait", args -> {
            CompletableFuture<Integer> size =
                    sockets.get(0).emitWithAck("q").thenApply(Args::size).toCompletableFuture();
            CompletableFuture<Integer> other = new CompletableFuture<>();
            var passedOn = size.thenAccept(other::complete);
            log.add(outcome(CompletableFuture.allOf(size, other)) + " " + other.join());
        });
        client.text("42[\"wait\"]");
        hasBeenSent(client, "420");
        client.text("430[1,2]");
        await().until(() -> !log.isEmpty());
        assertThat(log).containsExactly("answer null 2");
    }

    /** Each would have its turn behind the listener that waits for the other. */
    @Test
    void listenersThatWaitForWhatFollowsEachOthersAnswersGoOn() {
        onExecutor();
        List<Client> clients = List.of(connect(), connect());
        CountDownLatch bothWait = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            Socket other = sockets.get(1 - i);
            sockets.get(i).on("wait", args -> {
                CompletableFuture<Integer> answer =
                        other.emitWithAck("q").thenApply(Args::size).toCompletableFuture();
                bothWait.countDown();
                log.add(outcome(answer));
            });
        }
        clients.forEach(client -> client.text("42[\"wait\"]"));
        await().until(() -> bothWait.getCount() == 0);
        clients.forEach(client -> answer(client, "[1,2]"));
        await().until(() -> log.size() == 2);
        assertThat(log).containsOnly("answer 2");
    }

    @Test
    void aListenerMustNotWaitForWhatRunsBehindIt() throws Exception {
        onExecutor();
        Client client = connect();
        CompletableFuture<Integer> derived =
                sockets.get(0).emitWithAck("q").thenApply(Args::size).toCompletableFuture();
        sockets.get(0).on("wait", args -> log.add(outcome(derived)));
        client.text("42[\"wait\"]");
        await().until(() -> !log.isEmpty());
        assertThat(log).containsExactly("IllegalStateException");
        client.text("430[1]");
        assertThat(derived.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void onTheReadingThreadNobodyWaitsForABroadcastThatItsClientMustAnswer() {
        Client client = connect();
        Client other = connect();
        sockets.get(0).on("wait", args -> {
            var question = server.io.timeout(LONG).emitWithAck("q");
            log.add(outcome(question.toCompletableFuture()));
            log.add(outcome(question.thenApply(acks -> acks.answers().size()).toCompletableFuture()));
        });
        client.text("42[\"wait\"]");
        assertThat(log).containsExactly("IllegalStateException", "IllegalStateException");
        assertThat(other.sent).hasSize(1);
    }

    @Test
    void onTheReadingThreadNobodyWaitsForChildrenOfWhichItsClientIsOne() {
        var children = server.io.of(java.util.regex.Pattern.compile("/child-\\d"));
        children.onConnection(socket -> socket.on(
                "wait",
                args -> log.add(outcome(children.timeout(LONG).emitWithAck("q").toCompletableFuture()))));
        Client client = server.open();
        client.text("40/child-1,");
        client.text("42/child-1,[\"wait\"]");
        assertThat(log).containsExactly("IllegalStateException");
    }

    @Test
    void onTheReadingThreadOneMayWaitForABroadcastToOthers() throws Exception {
        Client client = connect();
        Client other = connect();
        sockets.get(0)
                .on(
                        "wait",
                        args -> log.add(outcome(sockets.get(0)
                                .broadcast()
                                .timeout(LONG)
                                .emitWithAck("q")
                                .thenApply(acks -> acks.answers().size())
                                .toCompletableFuture())));
        Thread reader = new Thread(() -> client.text("42[\"wait\"]"));
        reader.start();
        hasBeenSent(other, "420");
        other.text("430[]");
        reader.join();
        assertThat(log).containsExactly("answer 1");
    }

    private CompletableFuture<String> waitingBehind(CompletionStage<?> question) {
        Socket other = sockets.get(sockets.size() - 1);
        return CompletableFuture.allOf(question.toCompletableFuture())
                .handle((nothing, failure) ->
                        outcome(other.timeout(LONG).emitWithAck("q").toCompletableFuture()));
    }

    /** The future of allOf() is none of ours, so what hangs on it runs where the last part is completed. */
    @Test
    void onTheThreadsThatBringAnswersNobodyWaitsForOne() throws Exception {
        List<Client> clients = List.of(connect(), connect(), connect());
        CompletableFuture<String> single = waitingBehind(sockets.get(0).emitWithAck("q"));
        CompletableFuture<String> many =
                waitingBehind(server.io.to(sockets.get(1).id()).emitWithAck("q"));
        clients.get(0).leave();
        clients.get(1).leave();
        assertThat(single.get(30, TimeUnit.SECONDS)).isEqualTo("IllegalStateException");
        assertThat(many.get(30, TimeUnit.SECONDS)).isEqualTo("IllegalStateException");
    }

    @Test
    void aThreadThatReadsNothingMayWait() throws Exception {
        Client client = connect();
        Socket socket = sockets.get(0);
        CompletableFuture<Args> answer = socket.emitWithAck("q").toCompletableFuture();
        client.text("430[1]");
        assertThat(answer.get(30, TimeUnit.SECONDS).size()).isEqualTo(1);
        CompletableFuture<Args> second = socket.timeout(SHORT).emitWithAck("q").toCompletableFuture();
        assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(AckTimeoutException.class);
    }

    /** What a running listener may be waiting for may take long itself; the answers of others need other threads. */
    @Test
    void codeThatHangsOnAnswersHoldsNoThreadThatBringsThem() throws Exception {
        int many = 5;
        ExecutorService threads = Executors.newCachedThreadPool();
        server.close();
        server = new Loopback(SocketIoOptions.builder().executor(threads).build());
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(many);
        server.io.onConnection(socket -> {
            socket.on(
                    "slow",
                    args -> log.add(outcome(socket.emitWithAck("q")
                            .thenApply(answer -> {
                                begun.countDown();
                                return uninterruptibly(slow);
                            })
                            .toCompletableFuture())));
            socket.on(
                    "quick",
                    args -> log.add(outcome(server.io
                            .timeout(SHORT)
                            .emitWithAck("never answered")
                            .toCompletableFuture())));
        });
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            clients.add(connect());
        }
        Client other = connect();
        clients.forEach(client -> client.text("42[\"slow\"]"));
        clients.forEach(client -> answer(client, "[]"));
        await(begun);
        other.text("42[\"quick\"]");
        await().until(() -> !log.isEmpty());
        assertThat(log).containsExactly(IncompleteAcksException.class.getSimpleName());
        slow.countDown();
        await().until(() -> log.size() == many + 1);
        threads.shutdownNow();
    }

    private static boolean uninterruptibly(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** Whether its listener has returned meanwhile, nobody can know; so it must not matter. */
    @Test
    void whatHangsOnAnAnswerMayWaitForTheNextWhileItsListenerRuns() throws Exception {
        onExecutor();
        CountDownLatch running = new CountDownLatch(1);
        server.io.onConnection(socket -> socket.on("ask", args -> {
            var unused = socket.emitWithAck("a")
                    .thenAccept(a -> log.add(
                            outcome(socket.timeout(SHORT).emitWithAck("b").toCompletableFuture())));
            await(running);
        }));
        Client client = connect();
        client.text("42[\"ask\"]");
        answer(client, "[]");
        await().until(() -> !log.isEmpty());
        assertThat(log).containsExactly(AckTimeoutException.class.getSimpleName());
        running.countDown();
    }

    /** The timer may be the one who notices that a connection is lost. */
    @Test
    void whoNoticesThatNothingIsSentAnyMoreRunsNoCodeOfTheApplication() {
        Client client = connect();
        client.stall();
        Socket socket = sockets.get(0);
        socket.emit("fills the connection");
        var own = new CompletableFuture<Void>()
                .thenCompose(nothing -> socket.emitAsync("x").toCompletableFuture());
        CompletableFuture<Void> begin = CompletableFuture.completedFuture(null);
        var relayed = begin.thenCompose(nothing -> socket.emitAsync("y"))
                .whenComplete(
                        (nothing, failure) -> log.add(Thread.currentThread().getName()));
        client.leave();
        await().until(() -> !log.isEmpty());
        assertThat(log).doesNotContain(Thread.currentThread().getName());
        assertThat(relayed).isCompletedExceptionally();
        own.cancel(false);
    }
}
