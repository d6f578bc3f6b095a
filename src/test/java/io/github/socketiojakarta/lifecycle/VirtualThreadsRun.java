package io.github.socketiojakarta.lifecycle;

import io.github.socketiojakarta.harness.Container;
import io.github.socketiojakarta.harness.TestServer;
import io.github.socketiojakarta.startup.SocketIoInitializer;
import java.util.List;

/** Puts a load on listeners on virtual threads; a program of its own, since it may need a newer JVM than the build. */
final class VirtualThreadsRun {

    private VirtualThreadsRun() {}

    /**
     * Prints the names of the threads, without their numbers.
     *
     * @param containers the containers to run in
     */
    public static void main(String... containers) throws Exception {
        for (String container : containers) {
            OrderedLoad load = new OrderedLoad();
            TestServer server = Container.valueOf(container).start((types, context) -> {
                context.setInitParameter("socketio.executor", "virtual");
                new SocketIoInitializer().onStartup(types, context);
            });
            load.serve(server.io(), server.context().getClassLoader());
            List<String> faults;
            try (server) {
                faults = load.run(server);
            }
            if (!faults.isEmpty()) {
                throw new IllegalStateException(String.join("\n", faults));
            }
            System.out.println(container + " " + load.threads());
        }
    }
}
