package io.github.socketiojakarta.bench.report;

import io.github.socketiojakarta.bench.Peer;
import io.github.socketiojakarta.bench.Results;
import io.github.socketiojakarta.bench.Results.Summary;
import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.codec.Codecs;
import io.github.socketiojakarta.bench.load.Limit;
import io.github.socketiojakarta.bench.load.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the results as Markdown. */
public final class Table {

    private final Results results;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder notes = new StringBuilder();

    private Table(Results results) {
        this.results = results;
    }

    /** Returns one table for each scenario. */
    public static String of(Results results) {
        Table table = new Table(results);
        results.workloads().forEach(table::workload);
        return table.text.toString();
    }

    /** Returns the table of the microbenchmarks. */
    public static String of(List<Codecs.Line> codecs) {
        StringBuilder table =
                new StringBuilder("### Codecs\n\n| call | ns | ± ns | garbage, bytes |\n|---|---|---|---|\n");
        codecs.forEach(line -> table.append("| ")
                .append(String.join(
                        " | ", line.name(), number(line.nanos(), 0), number(line.error(), 0), number(line.bytes(), 0)))
                .append(" |\n"));
        return table.append('\n').toString();
    }

    private void workload(Workload workload) {
        text.append("### ").append(workload.title()).append("\n\n");
        if (workload.limit() != Limit.BARE) {
            text.append("`× bare`: ").append(workload.limit().title()).append(".\n\n");
        }
        boolean isIdle = workload == Workload.IDLE;
        text.append(
                isIdle
                        ? "| server | heap per connection, bytes | more than bare, bytes | RSS per connection, bytes | connections held | RSS with them, MiB | processor, % |\n"
                        : "| server | CPU per operation, µs | × bare | operations/s | p50, µs | p99, µs | RSS, MiB |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (Peer peer : results.of(workload).keySet()) {
            text.append("| ").append(peer.title()).append(" | ");
            Optional<String> failure = results.failure(workload, peer);
            Metric first = isIdle ? Metric.HEAP_PER_CONNECTION : Metric.CPU_MICROS;
            if (results.summary(workload, peer, first).isPresent()) {
                text.append(isIdle ? idle(workload, peer) : busy(workload, peer));
            } else {
                text.append("not measured").append(" | | | | | ");
            }
            text.append(" |\n");
            failure.ifPresent(why -> notes.append("- ")
                    .append(peer.title())
                    .append(": ")
                    .append(cell(why))
                    .append('\n'));
        }
        text.append('\n');
        if (!notes.isEmpty()) {
            text.append(notes).append('\n');
            notes.setLength(0);
        }
    }

    private static String cell(String text) {
        String line = text.replace('\n', ' ').replace("|", "\\|").replace("<", "&lt;");
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }

    private String busy(Workload workload, Peer peer) {
        return String.join(
                " | ",
                range(results.summary(workload, peer, Metric.CPU_MICROS), 2),
                range(results.ratio(workload, peer, Metric.CPU_MICROS), 2),
                median(workload, peer, Metric.RATE, 1, 0),
                median(workload, peer, Metric.P50_MICROS, 1, 0),
                median(workload, peer, Metric.P99_MICROS, 1, 0),
                median(workload, peer, Metric.RSS, 1 << 20, 0));
    }

    private String idle(Workload workload, Peer peer) {
        String more = peer.limit(workload)
                .flatMap(limit -> results.summary(workload, limit, Metric.HEAP_PER_CONNECTION))
                .flatMap(bare -> results.summary(workload, peer, Metric.HEAP_PER_CONNECTION)
                        .map(ours -> String.format(Locale.ROOT, "%.0f", ours.median() - bare.median())))
                .orElse("");
        return String.join(
                " | ",
                range(results.summary(workload, peer, Metric.HEAP_PER_CONNECTION), 0),
                more,
                median(workload, peer, Metric.RSS_PER_CONNECTION, 1, 0),
                median(workload, peer, Metric.CONNECTIONS, 1, 0),
                median(workload, peer, Metric.RSS, 1 << 20, 0),
                median(workload, peer, Metric.IDLE_CPU, 0.01, 1));
    }

    private String median(Workload workload, Peer peer, Metric metric, double unit, int digits) {
        return results.summary(workload, peer, metric)
                .map(summary -> number(summary.median() / unit, digits))
                .orElse("");
    }

    private static String range(Optional<Summary> summary, int digits) {
        return summary.map(value -> "**" + number(value.median(), digits) + "** (" + number(value.min(), digits) + "–"
                        + number(value.max(), digits) + ")")
                .orElse("");
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
