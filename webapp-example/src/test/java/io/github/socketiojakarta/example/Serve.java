package io.github.socketiojakarta.example;

/** Runs the chat on the first of the chosen servers, at the port that the property {@code port} names. */
final class Serve {

    private Serve() {}

    /** Comes to an end with the server. */
    public static void main(String[] args) throws Exception {
        Server server = Server.chosen().get(0);
        ServerProcess running =
                server.start(Application.chat(server.cdi()), "serve", Integer.getInteger("port"), User.ALL);
        Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
        System.out.println(server.title() + " " + server.version() + " runs the chat at " + running.address());
        running.handle().onExit().join();
    }
}
