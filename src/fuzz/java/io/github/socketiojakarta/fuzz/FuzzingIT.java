package io.github.socketiojakarta.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Looks for inputs that break the promises of each target: for {@code -Dfuzz.minutes} in all, starting from the seeds
 * below {@code src/fuzz/resources}. Each target has a JVM of its own, which keeps what it found in {@code target/fuzz}.
 */
class FuzzingIT {

    private static final double MINUTES = Double.parseDouble(System.getProperty("fuzz.minutes", "10"));
    private static final int SHARES = 8;
    private static final Duration SLACK = Duration.ofMinutes(3);

    /** The target with a whole server in it gets half of the time. */
    @ParameterizedTest
    @ValueSource(classes = {EngineCodecFuzz.class, PacketFuzz.class, MessagePackFuzz.class, ArgumentFuzz.class})
    void findsNothingInACodec(Class<?> target) throws Exception {
        run(target, 1);
    }

    @ParameterizedTest
    @ValueSource(classes = SessionFuzz.class)
    void findsNothingInSessions(Class<?> target) throws Exception {
        run(target, 4);
    }

    private static void run(Class<?> target, int shares) throws IOException, InterruptedException {
        long seconds = Math.max(1, Math.round(MINUTES * 60 * shares / SHARES));
        Path directory = Files.createDirectories(Path.of("target", "fuzz", target.getSimpleName()));
        Path log = directory.resolveSibling(target.getSimpleName() + ".log");
        Process process = new ProcessBuilder(command(target, seconds, directory))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(seconds + SLACK.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(ended).as("the fuzzer ends:\n" + output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        System.out.println(target.getSimpleName() + ": " + lastLine(output, "Done "));
    }

    private static List<String> command(Class<?> target, long seconds, Path directory) {
        Path seeds = Path.of("src", "fuzz", "resources", target.getSimpleName());
        Path dictionary = seeds.resolveSibling(target.getSimpleName() + ".dict");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=io.github.socketiojakarta.**",
                "--reproducer_path=" + directory,
                "-artifact_prefix=" + directory.resolveSibling(target.getSimpleName() + "-"),
                "-max_total_time=" + seconds,
                "-max_len=2000",
                "-timeout=30",
                "-print_final_stats=1"));
        if (Files.exists(dictionary)) {
            command.add("-dict=" + dictionary);
        }
        command.add(directory.toString());
        command.add(seeds.toString());
        return command;
    }

    private static String lastLine(String output, String start) {
        return output.lines().filter(line -> line.startsWith(start)).reduce("no result", (a, b) -> b);
    }
}
