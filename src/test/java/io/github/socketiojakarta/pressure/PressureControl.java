package io.github.socketiojakarta.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Address;
import io.github.socketiojakarta.harness.RawWebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Steers a {@link PressureRoom} over the wire, so that it may be in another process. Confined to one thread. */
final class PressureControl implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("\"(\\w+)\":(\\d+)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\":\"([^\"]*)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RawWebSocket webSocket;
    private int ids;

    private PressureControl(RawWebSocket webSocket) {
        this.webSocket = webSocket;
    }

    /** What the server says of itself. */
    record State(
            long sockets, long sent, long most, long buffered, long watched, String first, Map<String, String> ends) {

        static State of(String json) {
            Map<String, Long> numbers = new HashMap<>();
            for (Matcher number = NUMBER.matcher(json); number.find(); ) {
                numbers.put(number.group(1), Long.valueOf(number.group(2)));
            }
            Map<String, String> texts = new HashMap<>();
            for (Matcher text = TEXT.matcher(json); text.find(); ) {
                texts.put(text.group(1), text.group(2));
            }
            String first = texts.remove("first");
            return new State(
                    numbers.get("sockets"),
                    numbers.get("sent"),
                    numbers.get("most"),
                    numbers.get("buffered"),
                    numbers.get("watched"),
                    first,
                    texts);
        }
    }

    static PressureControl connect(Address server) {
        return new PressureControl(RawWebSocket.session(server).join("40" + PressureRoom.CONTROL + ","));
    }

    State state() {
        return State.of(ask("\"state\""));
    }

    State await(Predicate<State> condition) {
        return await(PATIENCE, condition);
    }

    State await(Duration patience, Predicate<State> condition) {
        return Awaitility.await().atMost(patience).until(this::state, condition);
    }

    /** The heap that is in use after a collection. */
    long heap() {
        return Long.parseLong(ask("\"heap\""));
    }

    /** Disconnects everybody. */
    void forget() {
        ask("\"forget\"");
        await(state -> state.sockets() == 0);
        ask("\"forget\""); // the ends of those
    }

    /** Sends until no system between the server and its clients, none of whom may be reading, takes more. */
    void block() {
        ask("\"block\"");
    }

    /** Lets nearly that many bytes wait for each client. */
    void fill(long bytes) {
        ask("\"fill\"," + bytes);
    }

    /** Begins to send to everybody, and looks how much waits for one. */
    void stream(Load load, String watched) {
        ask("\"stream\"," + load.rate() + "," + load.messages() + ",\"" + watched + "\"");
    }

    private String ask(String event) {
        String prefix = PressureRoom.CONTROL + "," + ids++ + "[";
        webSocket.text("42" + prefix + event + "]");
        String answer = webSocket.next();
        assertThat(answer).startsWith("43" + prefix);
        return answer.substring(2 + prefix.length(), answer.length() - 1);
    }

    @Override
    public void close() {
        webSocket.close();
    }
}
