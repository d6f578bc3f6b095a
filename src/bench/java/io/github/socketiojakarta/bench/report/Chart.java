package io.github.socketiojakarta.bench.report;

import io.github.socketiojakarta.bench.Peer;
import io.github.socketiojakarta.bench.Results;
import io.github.socketiojakarta.bench.Results.Summary;
import io.github.socketiojakarta.bench.Sample.Metric;
import io.github.socketiojakarta.bench.load.Workload;
import java.util.Locale;
import java.util.Optional;

/** Draws the medians as bars, and from least to most as lines over them: one panel for each scenario. */
public final class Chart {

    private static final int WIDTH = 860;
    private static final int LABELS = 290;
    private static final int BARS = 470;
    private static final int ROW = 20;
    private static final int TITLE = 40;

    private final Results results;
    private final StringBuilder body = new StringBuilder();
    private int y;

    private Chart(Results results) {
        this.results = results;
    }

    /** Returns the picture as SVG. */
    public static String of(Results results) {
        Chart chart = new Chart(results);
        results.workloads().forEach(chart::panel);
        int height = chart.y + ROW;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + height + "\" width=\"" + WIDTH
                + "\" height=\"" + height + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + chart.body + "</svg>\n";
    }

    private void panel(Workload workload) {
        Metric metric = workload == Workload.IDLE ? Metric.HEAP_PER_CONNECTION : Metric.CPU_MICROS;
        double unit = workload == Workload.IDLE ? 1024 : 1;
        String what = workload == Workload.IDLE
                ? "KiB of heap for each connection"
                : "µs of the server's processor time for each";
        y += TITLE;
        text(10, y - 10, "font-weight=\"bold\"", workload.title() + ": " + what);
        double most = results.of(workload).keySet().stream()
                .flatMap(peer -> results.summary(workload, peer, metric).stream())
                .mapToDouble(Summary::max)
                .max()
                .orElse(1);
        for (Peer peer : results.of(workload).keySet()) {
            row(peer, results.summary(workload, peer, metric), unit, BARS / most);
        }
    }

    private void row(Peer peer, Optional<Summary> summary, double unit, double scale) {
        y += ROW;
        text(LABELS - 8, y - 6, "text-anchor=\"end\"", peer.title());
        if (summary.isEmpty()) {
            text(LABELS, y - 6, "fill=\"#999999\"", "not measured");
            return;
        }
        double end = summary.get().median() * scale;
        body.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>\n",
                LABELS,
                y - 17,
                end,
                colour(peer)));
        body.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.1f %dH%.1f\" stroke=\"#333333\"/>\n",
                LABELS + summary.get().min() * scale,
                y - 10,
                LABELS + summary.get().max() * scale));
        text(
                (int) (LABELS + summary.get().max() * scale) + 6,
                y - 6,
                "",
                String.format(Locale.ROOT, "%.1f", summary.get().median() / unit));
    }

    private static String colour(Peer peer) {
        if (peer.isOurs()) {
            return "#2b6cb0";
        }
        return peer.isBare() ? "#a0aec0" : "#dd9f40";
    }

    private void text(int x, int baseline, String attributes, String text) {
        body.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(baseline)
                .append("\" ")
                .append(attributes)
                .append('>')
                .append(text)
                .append("</text>\n");
    }
}
