package io.github.socketiojakarta.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The official clients, in a process of their own. Thread-safe. */
final class ChaosClients implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("src", "test", "js");
    private static final Duration SETTLING = Duration.ofMinutes(3);
    private static final Pattern FAULT = Pattern.compile("FAULT (c\\d+) (.*)");

    private final Process process;
    private final Faults faults;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Map<String, Integer> counts = Map.of();

    private ChaosClients(Process process, Faults faults) {
        this.process = process;
        this.faults = faults;
    }

    static ChaosClients start(String url, long seed, int clients, Faults faults) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "client/chaos.mjs")
                .directory(DIRECTORY.toFile())
                .redirectErrorStream(true);
        builder.environment().put("URL", url);
        builder.environment().put("SEED", String.valueOf(seed));
        builder.environment().put("CLIENTS", String.valueOf(clients));
        ChaosClients started = new ChaosClients(builder.start(), faults);
        Thread reader = new Thread(started::read, "chaos clients");
        reader.setDaemon(true);
        reader.start();
        return started;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(this::take);
        } catch (UncheckedIOException | IOException killed) {
            end.countDown();
        }
        end.countDown();
    }

    private void take(String line) {
        Matcher fault = FAULT.matcher(line);
        if (fault.matches()) {
            faults.add(fault.group(1), fault.group(2));
        } else if (line.startsWith("COUNTS ")) {
            counts = counts(line);
        } else if (line.equals("END")) {
            end.countDown();
        } else {
            faults.add("", "the clients say: " + line);
        }
    }

    private static Map<String, Integer> counts(String line) {
        Map<String, Integer> counts = new HashMap<>();
        for (String word : line.substring("COUNTS ".length()).split(" ")) {
            int equals = word.indexOf('=');
            counts.put(word.substring(0, equals), Integer.parseInt(word.substring(equals + 1)));
        }
        return counts;
    }

    /** Tells them that nothing happens to their connections any more, and returns what they have counted. */
    Map<String, Integer> settle() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (!end.await(SETTLING.toSeconds(), TimeUnit.SECONDS)) {
            faults.add("", "the clients have not settled within " + SETTLING);
        }
        return counts;
    }

    /** Kills them, so that they can say no goodbye. */
    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
