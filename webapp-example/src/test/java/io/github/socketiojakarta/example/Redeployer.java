package io.github.socketiojakarta.example;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Lets a script replace the application of a running server: by a POST, which is answered when the new one is there. */
final class Redeployer implements AutoCloseable {

    private static final int DONE = 204;
    private static final int FAILED = 500;

    private final HttpServer http;

    private Redeployer(HttpServer http) {
        this.http = http;
    }

    static Redeployer start(ServerProcess server, Application application) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(Instance.HOST, 0), 0);
        http.createContext("/", exchange -> redeploy(server, application, exchange));
        http.start();
        return new Redeployer(http);
    }

    private static void redeploy(ServerProcess server, Application application, HttpExchange exchange)
            throws IOException {
        int status = DONE;
        try {
            server.redeploy(application);
        } catch (Exception e) {
            System.getLogger(Redeployer.class.getName()).log(System.Logger.Level.ERROR, "Not redeployed", e);
            status = FAILED;
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String address() {
        return "http://" + Instance.HOST + ":" + http.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
