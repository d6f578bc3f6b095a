package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.codec.Codecs;
import io.github.socketiojakarta.bench.load.Workload;
import io.github.socketiojakarta.bench.report.Chart;
import io.github.socketiojakarta.bench.report.JsonReport;
import io.github.socketiojakarta.bench.report.Machine;
import io.github.socketiojakarta.bench.report.Page;
import io.github.socketiojakarta.bench.report.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;

/**
 * Measures all servers in all scenarios, round after round: in each round, the servers alternate, so that whatever changes on
 * the machine in the meantime changes it for all.
 */
public final class Bench {

    private static final PrintStream OUT = System.out;

    private final Settings settings;
    private final Results results = new Results();
    private final Map<String, String> machine;
    private String codecs = "";

    private Bench(Settings settings, Map<String, String> machine) {
        this.settings = settings;
        this.machine = machine;
    }

    /** Measures what the system properties say. */
    public static void main(String[] args) throws IOException {
        new Bench(Settings.read(), Machine.describe()).run();
    }

    private void run() throws IOException {
        Files.createDirectories(settings.output());
        for (Workload workload : settings.workloads()) {
            if (workload == Workload.IDLE) {
                for (Peer peer : settings.peers()) {
                    add(workload, peer, Rounds.idle(settings, peer));
                }
            } else {
                measure(workload);
            }
        }
        if (settings.hasCodecs()) {
            codecs = Table.of(Codecs.run(settings.rounds()));
        }
        write();
        OUT.println(markdown());
        if (Boolean.getBoolean("bench.write")) {
            Page.write(markdown(), Chart.of(results));
        }
    }

    private void measure(Workload workload) throws IOException {
        try (Rounds rounds = new Rounds(settings, workload)) {
            rounds.warmUp();
            for (int round = 0; round < settings.rounds(); round++) {
                for (Map.Entry<Peer, Sample> sample : rounds.measure().entrySet()) {
                    add(workload, sample.getKey(), sample.getValue());
                }
            }
        }
    }

    private void add(Workload workload, Peer peer, Sample sample) throws IOException {
        results.add(workload, peer, sample);
        OUT.printf("%s %s: %s%n", workload.id(), peer.id(), line(sample));
        write();
    }

    private String markdown() {
        return Page.markdown(machine, settings.describe(), Table.of(results) + codecs);
    }

    private static String line(Sample sample) {
        StringBuilder line = new StringBuilder(sample.failure().orElse(""));
        sample.values()
                .forEach((metric, value) -> line.append(
                        String.format(Locale.ROOT, "%s %.2f  ", metric.name().toLowerCase(Locale.ROOT), value)));
        return line.toString();
    }

    private void write() throws IOException {
        Files.writeString(settings.output().resolve("results.json"), JsonReport.of(machine, results));
        Files.writeString(settings.output().resolve("results.md"), markdown());
        Files.writeString(settings.output().resolve("results.svg"), Chart.of(results));
    }
}
