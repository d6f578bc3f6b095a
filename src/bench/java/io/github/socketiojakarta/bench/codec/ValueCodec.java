package io.github.socketiojakarta.bench.codec;

import io.github.socketiojakarta.bench.load.Workload;
import io.github.socketiojakarta.bench.server.Order;
import io.github.socketiojakarta.jsonb.JsonbCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Values to JSON and back: a text of 100 bytes, an object of 100 bytes, and an order of 1 KB as a record and as maps and lists. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ValueCodec {

    private final JsonbCodec codec = new JsonbCodec();
    private final String text = "x".repeat(100);
    private final String quoted = "\"" + text + "\"";
    private final String orderJson = Workload.orderJson();
    private final Object order = codec.decode(orderJson, Order.class, List.of());

    private final String smallJson =
            "{\"id\":4711,\"user\":\"erika\",\"text\":\"See you at the station\",\"at\":1764583200.25,\"read\":false,\"room\":\"general\"}";
    private final Object small = codec.decode(smallJson, Map.class, List.of());
    private final Object orderMap = codec.decode(orderJson, Map.class, List.of());

    /** Writes a small object. */
    @Benchmark
    public String encodeSmallMap() {
        return codec.encode(List.of(small), new ArrayList<>());
    }

    /** Reads a small object. */
    @Benchmark
    public Object decodeSmallMap() {
        return codec.decode(smallJson, Map.class, List.of());
    }

    /** Writes an order as a map. */
    @Benchmark
    public String encodeOrderMap() {
        return codec.encode(List.of(orderMap), new ArrayList<>());
    }

    /** Reads an order as a map. */
    @Benchmark
    public Object decodeOrderMap() {
        return codec.decode(orderJson, Map.class, List.of());
    }

    /** Writes a text. */
    @Benchmark
    public String encodeText() {
        return codec.encode(List.of(text), new ArrayList<>());
    }

    /** Reads a text. */
    @Benchmark
    public Object decodeText() {
        return codec.decode(quoted, String.class, List.of());
    }

    /** Writes an order. */
    @Benchmark
    public String encodeOrder() {
        return codec.encode(List.of(order), new ArrayList<>());
    }

    /** Reads an order. */
    @Benchmark
    public Object decodeOrder() {
        return codec.decode(orderJson, Order.class, List.of());
    }
}
