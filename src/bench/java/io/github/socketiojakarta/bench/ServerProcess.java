package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server under test, in a process of its own that ends with ours. */
final class ServerProcess implements AutoCloseable {

    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader answers;
    private final Target target;

    private ServerProcess(Process process, BufferedReader answers, Target target) {
        this.process = process;
        this.answers = answers;
        this.target = target;
    }

    static ServerProcess start(Peer peer, Settings settings, String events, Path log) throws IOException {
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(peer.command(settings, events))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            long port = answer(process, answers, "port ");
            return new ServerProcess(process, answers, new Target((int) port, peer.dialect()));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IOException(peer.id() + " did not start, see " + log, e);
        }
    }

    /** Waits for an answer; a server that is too broken for one is ended, for the others wait with us. */
    private static long answer(Process process, BufferedReader answers, String prefix) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(prefix)) {
                    return Long.parseLong(line.substring(prefix.length()));
                }
            }
            throw new IOException("the process ended before it said: " + prefix);
        } finally {
            end.cancel(false);
        }
    }

    Target target() {
        return target;
    }

    /** Returns the time that all threads of the process have spent on a processor, in user mode and in the kernel. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** Returns the resident memory. */
    long rssBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    /** Returns what the heap holds after a garbage collection. */
    long heapBytes() throws IOException {
        return ask("heap");
    }

    /** Returns the time that compilers have taken, as far as the process tells: Node.js does not. */
    double compilerSeconds() throws IOException {
        return ask("compiler") / 1000.0;
    }

    private long ask(String question) throws IOException {
        OutputStream questions = process.getOutputStream();
        questions.write((question + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        return answer(process, answers, question + " ");
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
