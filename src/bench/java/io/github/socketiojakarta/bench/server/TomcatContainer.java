package io.github.socketiojakarta.bench.server;

import jakarta.servlet.ServletContainerInitializer;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;

final class TomcatContainer {

    private TomcatContainer() {}

    static int start(ServletContainerInitializer application) throws Exception {
        Optional<String> buffers = Optional.ofNullable(System.getProperty("bench.buffers"));
        buffers.ifPresent(size -> System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", size));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bench-tomcat").toString());
        tomcat.setPort(0);
        Connector connector = tomcat.getConnector();
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("acceptCount", "4096");
        connector.setProperty("maxConnections", "20000"); // 8,192 if nothing is said
        connector.setProperty("maxKeepAliveRequests", "-1"); // 100 if nothing is said
        connector.setProperty("keepAliveTimeout", "300000");
        buffers.ifPresent(size -> {
            connector.setProperty("socket.appReadBufSize", size);
            connector.setProperty("socket.appWriteBufSize", size);
        });
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), Set.of());
        context.addServletContainerInitializer(application, Set.of());
        tomcat.start();
        if (!context.getState().isAvailable()) { // which Tomcat says in its log alone
            throw new IllegalStateException("The application did not start");
        }
        return connector.getLocalPort();
    }
}
