package io.github.socketiojakarta.chaos;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What happened in one trial, in a file; and the last of it for each client, for the message of a failure. Thread-safe. */
final class ChaosLog implements AutoCloseable {

    private static final int LAST = 40;

    private final long start = System.nanoTime();
    private final Path file;
    private final PrintWriter writer;
    private final Map<String, Deque<String>> byClient = new ConcurrentHashMap<>();

    ChaosLog(String name) throws IOException {
        file = Files.createDirectories(Path.of("target", "chaos")).resolve(name + ".log");
        writer = new PrintWriter(Files.newBufferedWriter(file), true);
    }

    Path file() {
        return file;
    }

    /** Notes something about a client; nobody's name is the empty text. */
    void note(String client, String what) {
        String line = String.format("%8.3f %-4s %s", (System.nanoTime() - start) / 1e9, client, what);
        writer.println(line);
        if (!client.isEmpty()) {
            Deque<String> lines = byClient.computeIfAbsent(client, absent -> new ArrayDeque<>());
            synchronized (lines) {
                lines.add(line);
                if (lines.size() > LAST) {
                    lines.remove();
                }
            }
        }
    }

    /** Returns the last lines about these clients. */
    String last(Collection<String> clients) {
        StringBuilder text = new StringBuilder();
        for (String client : clients) {
            Deque<String> lines = byClient.getOrDefault(client, new ArrayDeque<>());
            synchronized (lines) {
                List.copyOf(lines).forEach(line -> text.append(line).append('\n'));
            }
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        writer.close();
    }
}
