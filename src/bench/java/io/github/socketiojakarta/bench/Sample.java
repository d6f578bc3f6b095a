package io.github.socketiojakarta.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What one round has shown of one server in one scenario: values, or why there are none. */
public record Sample(Map<Metric, Double> values, Optional<String> failure) {

    /** What is measured. */
    public enum Metric {
        /** Microseconds of the server's processor time for one operation. */
        CPU_MICROS,
        /** Operations a second when the next one follows at once. */
        RATE,
        /** Half of all operations take no longer, at the fixed pace, in microseconds. */
        P50_MICROS,
        /** 99 of 100 operations take no longer, at the fixed pace, in microseconds. */
        P99_MICROS,
        /** Resident memory of the process under load, in bytes. */
        RSS,
        /** Heap that one idle connection holds, in bytes. */
        HEAP_PER_CONNECTION,
        /** Idle connections that the heap can hold, of those that were asked for. */
        CONNECTIONS,
        /** Resident memory that one idle connection adds, in bytes. */
        RSS_PER_CONNECTION,
        /** Share of one processor that the idle connections need together. */
        IDLE_CPU
    }

    static Sample of(Map<Metric, Double> values) {
        return new Sample(new EnumMap<>(values), Optional.empty());
    }

    static Sample failed(String why) {
        return new Sample(Map.of(), Optional.of(why));
    }
}
