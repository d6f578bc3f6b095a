package io.github.socketiojakarta.example;

import io.github.socketiojakarta.example.Installation.Readiness;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that runs as a process of its own, until it is closed. */
final class ServerProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int ANSWER_MILLIS = 15_000;

    private static final int PAUSE_MILLIS = 200;
    /** A minute. */
    private static final int VISITS_PER_REMINDER = 300;

    /** What is only softly referred to goes with the next collection; else it would stay for hours. */
    private static final String FORGETFUL = "-XX:SoftRefLRUPolicyMSPerMB=0";

    private final Process process;
    private final Installation installation;
    private final Instance instance;
    private final Path log;

    private ServerProcess(Process process, Installation installation, Instance instance, Path log) {
        this.process = process;
        this.installation = installation;
        this.instance = instance;
        this.log = log;
    }

    /** Starts a server and waits until its application is there. */
    static ServerProcess start(Installation installation, Instance instance, Application application) throws Exception {
        if (installation.readiness() == Readiness.BEFORE_START) {
            installation.deploy(instance, application);
        }
        Path log = instance.base().resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(installation.command(instance))
                .directory(instance.base().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(installation.environment(instance));
        builder.environment().put("JAVA_TOOL_OPTIONS", FORGETFUL + " -Dchat.directory=" + instance.base());
        ServerProcess server = new ServerProcess(builder.start(), installation, instance, log);
        try {
            if (installation.readiness() == Readiness.AFTER_START) {
                server.await("", status -> status > 0);
                installation.deploy(instance, application);
            }
            server.await(application.page(), status -> status < 500 && status != 404);
        } catch (Throwable e) {
            server.close();
            throw e;
        }
        return server;
    }

    URI address() {
        return instance.address();
    }

    /** The process that runs the applications: the server's own, or the one that its launcher has started. */
    ProcessHandle handle() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .reduce((parent, child) -> child)
                .orElse(process.toHandle());
    }

    /** What the server has written to its console. */
    String output() throws IOException {
        return Files.readString(log);
    }

    /** Replaces the application while the server runs, and waits until the new one is there. */
    void redeploy(Application application) throws Exception {
        String mark = UUID.randomUUID() + ".txt";
        Path war =
                Files.createDirectories(instance.base().resolve("redeployed")).resolve("ROOT.war");
        WarFile.copy(application.war(), war).text(mark, "redeployed").close();
        if (installation.undeploy(instance)) {
            await(application.page(), status -> status == 404 && installation.isUndeployed(instance));
        }
        installation.deploy(instance, new Application(war, mark));
        AtomicInteger visits = new AtomicInteger();
        await(mark, status -> {
            if (status != 200 && visits.incrementAndGet() % VISITS_PER_REMINDER == 0) {
                installation.remind(instance);
            }
            return status == 200;
        });
    }

    private interface Condition {
        boolean isTrue(int status) throws Exception;
    }

    private void await(String path, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (condition.isTrue(visit(path))) {
                    return;
                }
            } catch (IOException expected) { // nobody listens yet
            }
            process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException(path + " is not there:\n" + output() + "\n" + Footprint.threads(handle()));
    }

    /**
     * Asks for a page over a connection of its own, which ends with the answer, and returns the status. By HTTP/1.1:
     * Liberty keeps the application that has answered the first request of an HTTP/2 connection.
     */
    int visit(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) address().resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(ANSWER_MILLIS); // an application that is just going may not answer at all
        connection.setReadTimeout(ANSWER_MILLIS);
        connection.setRequestProperty("Connection", "close");
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    /** Asks the server to end, and does not wait. */
    void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        for (ProcessHandle descendant : all) {
            descendant
                    .onExit()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        descendant.destroyForcibly();
                        return descendant;
                    })
                    .join();
        }
    }
}
