package io.github.socketiojakarta.example;

import java.util.concurrent.TimeUnit;

/**
 * Runs the chat on the first of the chosen servers, at the port that the property {@code port} names, until the server
 * ends, or this process, or the one that has started it, however that ends.
 */
final class Serve {

    private static final int PATIENCE_SECONDS = 20;

    private Serve() {}

    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(Serve::endServer));
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
        Server server = Server.chosen().get(0);
        ServerProcess running =
                server.start(Application.chat(server.cdi()), "serve", Integer.getInteger("port"), User.ALL);
        System.out.println(server.title() + " " + server.version() + " runs the chat at " + running.address());
        running.handle().onExit().join();
    }

    private static void endServer() {
        ProcessHandle.current().descendants().toList().forEach(process -> {
            process.destroy();
            process.onExit()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        process.destroyForcibly();
                        return process;
                    })
                    .join();
        });
    }
}
