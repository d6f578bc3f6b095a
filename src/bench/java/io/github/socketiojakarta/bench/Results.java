package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All samples of a run, in the order of the rounds. */
public final class Results {

    private final Map<Workload, Map<Peer, List<Sample>>> samples = new EnumMap<>(Workload.class);

    /** The median of the rounds, and how far they went. */
    public record Summary(double median, double min, double max) {}

    void add(Workload workload, Peer peer, Sample sample) {
        samples.computeIfAbsent(workload, any -> new EnumMap<>(Peer.class))
                .computeIfAbsent(peer, any -> new ArrayList<>())
                .add(sample);
    }

    /** Returns the samples of one scenario. */
    public Map<Peer, List<Sample>> of(Workload workload) {
        return samples.getOrDefault(workload, Map.of());
    }

    /** Returns the scenarios that have samples. */
    public List<Workload> workloads() {
        return List.copyOf(samples.keySet());
    }

    /** Returns what went wrong, and in how many rounds. */
    public Optional<String> failure(Workload workload, Peer peer) {
        List<Sample> rounds = of(workload).getOrDefault(peer, List.of());
        List<String> failures =
                rounds.stream().flatMap(sample -> sample.failure().stream()).toList();
        return failures.isEmpty()
                ? Optional.empty()
                : Optional.of("failed in " + failures.size() + " of " + rounds.size() + " rounds: " + failures.get(0));
    }

    /** Returns the summary of one value; empty if it was not measured in most of the rounds. */
    public Optional<Summary> summary(Workload workload, Peer peer, Metric metric) {
        List<Double> values = new ArrayList<>();
        for (Sample sample : of(workload).getOrDefault(peer, List.of())) {
            values.add(sample.values().getOrDefault(metric, Double.NaN));
        }
        return summary(values);
    }

    /** Returns how many times the value of its {@linkplain Peer#limit limit} in the same round it is. */
    public Optional<Summary> ratio(Workload workload, Peer peer, Metric metric) {
        Optional<Peer> limit = peer.limit(workload);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        List<Sample> ours = of(workload).getOrDefault(peer, List.of());
        List<Sample> limits = of(workload).getOrDefault(limit.get(), List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ours.size(), limits.size()); round++) {
            ratios.add(ours.get(round).values().getOrDefault(metric, Double.NaN)
                    / limits.get(round).values().getOrDefault(metric, Double.NaN));
        }
        return summary(ratios);
    }

    private static Optional<Summary> summary(List<Double> values) {
        List<Double> sorted =
                values.stream().filter(value -> !value.isNaN()).sorted().toList();
        if (2 * sorted.size() <= values.size()) {
            return Optional.empty();
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return Optional.of(new Summary(median, sorted.get(0), sorted.get(sorted.size() - 1)));
    }
}
