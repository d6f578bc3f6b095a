package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server that a reader of the pages has installed already, as it comes, except that it listens at a free port instead of
 * 8080.
 *
 * @param port where it listens
 * @param variables what the pages call its directories, and what makes it listen there
 */
record ReadersServer(int port, Map<String, String> variables) {

    private static final int DEFAULT_PORT = 8080;

    /** Installs a server in an empty directory. */
    static ReadersServer install(Server server, Path directory) throws IOException {
        int port = FreePort.next();
        Path home = server.home();
        return new ReadersServer(
                port,
                switch (server) {
                    case TOMCAT_11, TOMCAT_10_1 -> tomcat(home, directory, port);
                    case JETTY_12_1_EE10, JETTY_12_1_EE11 -> jetty(home, directory, port);
                    case WILDFLY -> wildFly(home, directory, port);
                    case OPEN_LIBERTY -> openLiberty(home, directory, port);
                    case PAYARA_MICRO -> payaraMicro(home, port);
                    case GLASSFISH -> glassFish(home, directory, port);
                });
    }

    /** Where it shows the application with this context path. */
    java.net.URI address(String contextPath) {
        return java.net.URI.create("http://localhost:" + port + contextPath);
    }

    /** The variables of the server, and others. */
    Map<String, String> variables(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }

    private static Map<String, String> tomcat(Path home, Path base, int port) throws IOException {
        Directories.copy(home.resolve("conf"), base.resolve("conf"));
        for (String name : List.of("webapps", "logs", "temp", "work")) {
            Files.createDirectories(base.resolve(name));
        }
        listenAt(base.resolve("conf/server.xml"), port);
        return Map.of("CATALINA_HOME", home.toString(), "CATALINA_BASE", base.toString());
    }

    /** Lets a Tomcat listen there, and nowhere for being told to stop. */
    static void listenAt(Path serverXml, int port) throws IOException {
        String xml = Files.readString(serverXml)
                .replace("port=\"" + DEFAULT_PORT + "\"", "port=\"" + port + "\"")
                .replace("port=\"8005\"", "port=\"-1\"");
        Files.writeString(serverXml, xml);
    }

    private static Map<String, String> jetty(Path home, Path base, int port) throws IOException {
        Files.writeString(
                Files.createDirectories(base.resolve("start.d")).resolve("port.ini"), "jetty.http.port=" + port);
        return Map.of("JETTY_HOME", home.toString(), "JETTY_BASE", base.toString());
    }

    private static Map<String, String> wildFly(Path home, Path copy, int port) throws IOException {
        Directories.copy(home, copy);
        return Map.of("JBOSS_HOME", copy.toString(), "JAVA_OPTS", wildFlyOptions(port));
    }

    /** Moves the port of a WildFly, and lets it take any for what the tests do not use: at that distance one may be taken. */
    static String wildFlyOptions(int port) {
        return "-Djboss.socket.binding.port-offset=" + (port - DEFAULT_PORT)
                + " -Djboss.https.port=0 -Djboss.management.http.port=0 -Djboss.management.https.port=0";
    }

    private static Map<String, String> openLiberty(Path home, Path users, int port) throws IOException {
        Path overrides = Files.createDirectories(users.resolve("servers/chat/configDropins/overrides"));
        Files.writeString(overrides.resolve("port.xml"), """
                <server><httpEndpoint id="defaultHttpEndpoint" httpPort="%d" httpsPort="-1"/></server>
                """.formatted(port));
        return Map.of("WLP_HOME", home.resolve("wlp").toString(), "WLP_USER_DIR", users.toString());
    }

    private static Map<String, String> payaraMicro(Path home, int port) {
        return Map.of(
                "PAYARA_MICRO",
                home.resolve("payara-micro.jar").toString(),
                "JAVA_TOOL_OPTIONS",
                "-Dpayaramicro.port=" + port);
    }

    private static Map<String, String> glassFish(Path home, Path copy, int port) throws IOException {
        Directories.copy(home.resolve("glassfish7/glassfish"), copy);
        int administration = FreePort.next();
        Path domainXml = copy.resolve("domains/domain1/config/domain.xml");
        String xml = Files.readString(domainXml)
                .replace("port=\"8080\"", "port=\"" + port + "\"")
                .replace("port=\"4848\"", "port=\"" + administration + "\"")
                .replace("port=\"8181\"", "port=\"" + FreePort.next() + "\"")
                .replace("port=\"8686\"", "port=\"" + FreePort.next() + "\"")
                .replace("-Dosgi.shell.telnet.port=6666", "-Dosgi.shell.telnet.port=" + FreePort.next());
        Files.writeString(domainXml, xml);
        return Map.of("GLASSFISH_HOME", copy.toString(), "AS_ADMIN_PORT", Integer.toString(administration));
    }
}
