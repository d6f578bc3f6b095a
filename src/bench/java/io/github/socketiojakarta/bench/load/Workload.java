package io.github.socketiojakarta.bench.load;

import java.util.List;

/** What is measured: the work, and at which pace its latency is looked at. */
public enum Workload {
    ECHO_ACK(
            "echo-ack",
            "Echo with ack, text of 100 B, 200 connections, 4 in flight",
            List.of("echo"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            acks("echo", "\"" + Payloads.text(100) + "\"", 200, 4)),
    ECHO_ACK_2000(
            "echo-ack-2000",
            "Echo with ack, text of 100 B, 2,000 connections, 4 in flight",
            List.of("echo"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            acks("echo", "\"" + Payloads.text(100) + "\"", 2_000, 4)),
    EMOJI(
            "emoji",
            "Echo with ack, 100 characters of many scripts, 200 connections, 4 in flight",
            List.of("echo"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            acks("echo", "\"" + Payloads.manyLetters() + "\"", 200, 4)),
    OBJECT(
            "object",
            "Object of 100 B as a map, with ack, 200 connections, 4 in flight",
            List.of("object"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            acks("object", Payloads.object(), 200, 4)),
    OBJECT_1(
            "object-1",
            "Object of 100 B as a map, with ack, 1 connection, 1 in flight",
            List.of("object"),
            Limit.BARE,
            new Amount(1_000, 30_000),
            acks("object", Payloads.object(), 1, 1)),
    OBJECT_50(
            "object-50",
            "Object of 100 B as a map, with ack, 50 connections, 16 in flight",
            List.of("object"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            acks("object", Payloads.object(), 50, 16)),
    OBJECT_EVENT(
            "object-event",
            "Object of 100 B as a map, event, 200 connections, 1 in flight",
            List.of("tell"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            (loop, target) -> new EchoLoad(loop, target, EventExchange.object("tell"), 200, 1)),
    NESTED(
            "nested",
            "Nested object of 1 KB as a map, with ack, 200 connections, 1 in flight",
            List.of("object"),
            Limit.JACKSON,
            new Amount(1_000, 100_000),
            acks("object", Payloads.order(), 200, 1)),
    POJO(
            "pojo",
            "Record of 1 KB, with ack, 200 connections, 1 in flight",
            List.of("pojo"),
            Limit.JSONB,
            new Amount(1_000, 100_000),
            acks("pojo", Payloads.order(), 200, 1)),
    RECORDS(
            "records",
            "List of 50 records, with ack, 50 connections, 1 in flight",
            List.of("records"),
            Limit.JSONB,
            new Amount(200, 30_000),
            acks("records", Payloads.records(50), 50, 1)),
    ECHO_EVENT(
            "echo-event",
            "Event echo, text of 100 B, 200 connections, 1 in flight",
            List.of("say"),
            Limit.BARE,
            new Amount(2_000, 150_000),
            (loop, target) -> new EchoLoad(loop, target, EventExchange.text("say"), 200, 1)),
    BINARY(
            "binary",
            "Binary echo, 1 KiB, 200 connections, 1 in flight",
            List.of("bin"),
            Limit.BARE,
            new Amount(1_000, 100_000),
            (loop, target) -> new EchoLoad(loop, target, new BinaryExchange(1 << 10), 200, 1)),
    BINARY_64K(
            "binary-64k",
            "Binary echo, 64 KiB, 50 connections, 1 in flight",
            List.of("bin"),
            Limit.BARE,
            new Amount(200, 20_000),
            (loop, target) -> new EchoLoad(loop, target, new BinaryExchange(64 << 10), 50, 1)),
    BROADCAST_10(
            "broadcast-10",
            "Room broadcast, 100 B, to 10, per message delivered",
            List.of("join", "news"),
            Limit.BARE,
            new Amount(10_000, 300_000),
            (loop, target) -> new BroadcastLoad(loop, target, 10)),
    BROADCAST(
            "broadcast",
            "Room broadcast, 100 B, to 1,000, per message delivered",
            List.of("join", "news"),
            Limit.BARE,
            new Amount(10_000, 300_000),
            (loop, target) -> new BroadcastLoad(loop, target, 1_000)),
    BROADCAST_10000(
            "broadcast-10000",
            "Room broadcast, 100 B, to 10,000, per message delivered",
            List.of("join", "news"),
            Limit.BARE,
            new Amount(20_000, 600_000),
            (loop, target) -> new BroadcastLoad(loop, target, 10_000)),
    POLLING(
            "polling",
            "Long-polling echo, text of 100 B, 100 sessions, 1 in flight",
            List.of("say"),
            Limit.BARE,
            new Amount(500, 50_000),
            (loop, target) -> new PollingLoad(loop, target, EventExchange.text("say"), 100)),
    POLLING_OBJECT(
            "polling-object",
            "Long-polling echo, object of 100 B as a map, 100 sessions, 1 in flight",
            List.of("tell"),
            Limit.BARE,
            new Amount(500, 50_000),
            (loop, target) -> new PollingLoad(loop, target, EventExchange.object("tell"), 100)),
    CHURN(
            "churn",
            "Connect and close, 20 at a time",
            List.of("echo"),
            Limit.BARE,
            new Amount(100, 20_000),
            (loop, target) -> new ChurnLoad(loop, target, 20)),
    IDLE(
            "idle",
            "Idle connections",
            List.of("echo"),
            Limit.BARE,
            new Amount(0, 0),
            (loop, target) -> new IdleLoad(loop, target, 2_000));

    /** Operations a second when latency is measured, and operations before anything is measured. */
    private record Amount(double pace, long warmUp) {}

    /** Prepares the work. */
    private interface Preparation {
        Load on(EventLoop loop, Target target);
    }

    private final String id;
    private final String title;
    private final List<String> events;
    private final Limit limit;
    private final Amount amount;
    private final Preparation preparation;

    Workload(String id, String title, List<String> events, Limit limit, Amount amount, Preparation preparation) {
        this.id = id;
        this.title = title;
        this.events = events;
        this.limit = limit;
        this.amount = amount;
        this.preparation = preparation;
    }

    private static Preparation acks(String event, String payload, int connections, int window) {
        return (loop, target) ->
                new EchoLoad(loop, target, new AckExchange(target.dialect(), event, payload), connections, window);
    }

    /** Returns the payload of the records. */
    public static String orderJson() {
        return Payloads.order();
    }

    /** Prepares the work. */
    public Load on(EventLoop loop, Target target) {
        return preparation.on(loop, target);
    }

    /** Returns the name on the command line. */
    public String id() {
        return id;
    }

    /** Returns the name for readers. */
    public String title() {
        return title;
    }

    /** Returns the events to which the server must listen. */
    public List<String> events() {
        return events;
    }

    /** Returns with what our server is compared. */
    public Limit limit() {
        return limit;
    }

    /** Returns how many operations a second are asked for when latency is measured. */
    public double pace() {
        return amount.pace();
    }

    /** Returns how many operations it takes until a server is warm. */
    public long warmUp() {
        return amount.warmUp();
    }
}
