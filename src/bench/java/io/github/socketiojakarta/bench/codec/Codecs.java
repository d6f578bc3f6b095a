package io.github.socketiojakarta.bench.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the microbenchmarks. */
public final class Codecs {

    /** One line of the result: nanoseconds and bytes of garbage for one call. */
    public record Line(String name, double nanos, double error, double bytes) {}

    private Codecs() {}

    /** Measures in so many processes. */
    public static List<Line> run(int forks) {
        try {
            Collection<RunResult> results = new Runner(new OptionsBuilder()
                            .include(Codecs.class.getPackageName() + "\\.")
                            .forks(forks)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(3)
                            .measurementTime(TimeValue.seconds(1))
                            .addProfiler(GCProfiler.class)
                            .build())
                    .run();
            List<Line> lines = new ArrayList<>();
            for (RunResult result : results) {
                String name = result.getParams().getBenchmark();
                lines.add(new Line(
                        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                        result.getPrimaryResult().getScore(),
                        result.getPrimaryResult().getScoreError(),
                        result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
            }
            return lines;
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }
}
