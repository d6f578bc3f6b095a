package io.github.socketiojakarta.bench.load;

import java.util.List;

/** What is measured: the work, and at which pace its latency is looked at. */
public enum Workload {
    ECHO_ACK(
            "echo-ack",
            "Echo with ack, 100 B, 200 connections, 4 in flight",
            List.of("echo"),
            new Amount(2_000, 150_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            String text = "\"" + Payloads.text(100) + "\"";
            return new EchoLoad(loop, target, new AckExchange(target.dialect(), "echo", text), 200, 4);
        }
    },
    ECHO_EVENT(
            "echo-event",
            "Event echo, 100 B, 200 connections, 1 in flight",
            List.of("say"),
            new Amount(2_000, 150_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new EchoLoad(loop, target, new EventExchange("say"), 200, 1);
        }
    },
    BROADCAST(
            "broadcast",
            "Room broadcast, 100 B, to 1,000, per message delivered",
            List.of("join", "news"),
            new Amount(10_000, 300_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new BroadcastLoad(loop, target, 1_000);
        }
    },
    BINARY("binary", "Binary echo, 1 KiB, 200 connections, 1 in flight", List.of("bin"), new Amount(1_000, 100_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new EchoLoad(loop, target, new BinaryExchange(), 200, 1);
        }
    },
    POJO(
            "pojo",
            "POJO echo with ack, 1 KB, 200 connections, 1 in flight",
            List.of("pojo"),
            new Amount(1_000, 100_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new EchoLoad(loop, target, new AckExchange(target.dialect(), "pojo", Payloads.order()), 200, 1);
        }
    },
    POLLING("polling", "Long-polling echo, 100 B, 100 sessions, 1 in flight", List.of("say"), new Amount(500, 50_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new PollingLoad(loop, target, 100);
        }
    },
    CHURN("churn", "Connect and close, 20 at a time", List.of("echo"), new Amount(100, 20_000)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new ChurnLoad(loop, target, 20);
        }
    },
    IDLE("idle", "Idle connections", List.of("echo"), new Amount(0, 0)) {
        @Override
        public Load on(EventLoop loop, Target target) {
            return new IdleLoad(loop, target, IDLE_SAMPLE);
        }
    };

    /** Operations a second when latency is measured, and operations before anything is measured. */
    private record Amount(double pace, long warmUp) {}

    private static final int IDLE_SAMPLE = 2_000;

    private final String id;
    private final String title;
    private final List<String> events;
    private final Amount amount;

    Workload(String id, String title, List<String> events, Amount amount) {
        this.id = id;
        this.title = title;
        this.events = events;
        this.amount = amount;
    }

    /** Returns the payload of the POJO echo. */
    public static String orderJson() {
        return Payloads.order();
    }

    /** Prepares the work. */
    public abstract Load on(EventLoop loop, Target target);

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

    /** Returns how many operations a second are asked for when latency is measured. */
    public double pace() {
        return amount.pace();
    }

    /** Returns how many operations it takes until a server is warm. */
    public long warmUp() {
        return amount.warmUp();
    }
}
