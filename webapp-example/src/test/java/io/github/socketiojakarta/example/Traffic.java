package io.github.socketiojakarta.example;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Clients that talk to a server all the time and come back when they are cut off. Confined to one thread. */
final class Traffic implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 180;

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private Traffic(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
    }

    static Traffic start(ServerProcess server) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "containers/traffic.mjs")
                .directory(Scripts.DIRECTORY.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .put("URL", server.address().resolve("/").toString().replaceAll("/$", ""));
        return new Traffic(builder.start());
    }

    /** Waits until every client has got an answer to a question it asks now. */
    void settle() throws Exception {
        send("settle");
        String answer = CompletableFuture.supplyAsync(this::readLine).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!answer.startsWith("settled ")) {
            throw new AssertionError("The clients say: " + answer);
        }
    }

    private void send(String command) throws IOException {
        commands.write(command);
        commands.newLine();
        commands.flush();
    }

    private String readLine() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Lets the clients leave. */
    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            send("stop");
        }
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
