package io.github.socketiojakarta.example;

import io.github.socketiojakarta.clients.Scenarios;
import io.github.socketiojakarta.example.bare.BarePage;
import io.github.socketiojakarta.example.beans.Orders;
import io.github.socketiojakarta.example.desk.Desk;
import io.github.socketiojakarta.example.pressure.PressureListener;
import io.github.socketiojakarta.example.probe.ProbeListener;
import io.github.socketiojakarta.example.suite.SuiteListener;
import io.github.socketiojakarta.pressure.Load;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A web application for the tests.
 *
 * @param war its file
 * @param page the path of something that it has and an empty server has not, without slash at the beginning
 */
record Application(Path war, String page) {

    /** Tells that an application is there which has no page of its own. */
    private static final String HERE = "here.txt";

    private static final Path WELD = Path.of("target", "chat-weld.war").toAbsolutePath();

    /** Mode "annotated" would do, but Liberty does not know our annotations by what they are annotated with. */
    private static final String BEANS_XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="all"/>
            """;

    private static final String DESK_OPTIONS =
            WebXml.parameter("pingInterval", "1000") + WebXml.parameter("pingTimeout", "500") + """
            <env-entry>
              <env-entry-name>greeting</env-entry-name>
              <env-entry-type>java.lang.String</env-entry-type>
              <env-entry-value>hello</env-entry-value>
            </env-entry>
            <resource-env-ref>
              <resource-env-ref-name>concurrent/threads</resource-env-ref-name>
              <resource-env-ref-type>jakarta.enterprise.concurrent.ManagedExecutorService</resource-env-ref-type>
              <lookup-name>java:comp/DefaultManagedExecutorService</lookup-name>
            </resource-env-ref>
            """;

    private static final String JOURNAL = "pages/journal";
    private static final Predicate<String> LIBRARY_AND_JSON =
            name -> Stream.of("socketio-jakarta-", "yasson-", "parsson-", "jakarta.json")
                    .anyMatch(name::startsWith);

    /** The example: the WAR for servers that have CDI, or the one that brings it along. */
    static Application chat(Server.Cdi cdi) {
        Path plain = Path.of("target", "chat.war").toAbsolutePath();
        return new Application(cdi == Server.Cdi.PRESENT ? plain : WELD, "js/main.js");
    }

    /** An application without constraints. */
    static Application probe() throws IOException, URISyntaxException {
        Path file = file("probe");
        try (WarFile war = WarFile.create(file)) {
            war.librariesOf(WELD, LIBRARY_AND_JSON).library(Scenarios.class).packageOf(ProbeListener.class);
            war.text("WEB-INF/web.xml", WebXml.of(WebXml.parameter("roles", "user,admin")));
            war.text("WEB-INF/beans.xml", BEANS_XML);
        }
        return new Application(file, JOURNAL);
    }

    /** The same application for users who have logged in. */
    static Application login(LoginMethod method) throws IOException, URISyntaxException {
        Path file = file("login-" + method);
        try (WarFile war = WarFile.create(file)) {
            war.librariesOf(WELD, LIBRARY_AND_JSON).library(Scenarios.class).packageOf(ProbeListener.class);
            war.text("WEB-INF/web.xml", method.webXml());
            war.text("WEB-INF/beans.xml", BEANS_XML);
        }
        return new Application(file, JOURNAL);
    }

    /** Handlers that are beans; with Weld and Hibernate Validator, for servers that do not have the like. */
    static Application beans(Server.Cdi cdi) throws IOException, URISyntaxException {
        Path file = file(cdi == Server.Cdi.PRESENT ? "beans" : "beans-weld");
        try (WarFile war = WarFile.create(file)) {
            war.librariesOf(chat(cdi).war).library(Scenarios.class).packageOf(Orders.class);
            war.text("WEB-INF/beans.xml", BEANS_XML);
        }
        return new Application(file, JOURNAL);
    }

    /** Enterprise beans, names and users who have logged in, for listeners on threads of that kind. */
    static Application desk(ListenerKind threads) throws IOException, URISyntaxException {
        Path file = file("desk-" + threads);
        try (WarFile war = WarFile.create(file)) {
            war.librariesOf(WELD, LIBRARY_AND_JSON).library(Scenarios.class).packageOf(Desk.class);
            war.text("WEB-INF/beans.xml", BEANS_XML);
            war.text("WEB-INF/web.xml", LoginMethod.BASIC.webXml(DESK_OPTIONS + threads.parameter()));
        }
        return new Application(file, JOURNAL);
    }

    /** A room for clients that stall and answer no pings. */
    static Application pressure() throws IOException, URISyntaxException {
        return steered(
                "pressure",
                PressureListener.class,
                WebXml.parameter("pingInterval", "3600000")
                        + WebXml.parameter("maxSendBufferBytes", String.valueOf(Load.bound())));
    }

    /** The servers that the official protocol suites ask for. */
    static Application suite() throws IOException, URISyntaxException {
        return steered(
                "suite",
                SuiteListener.class,
                WebXml.parameter("pingInterval", "300")
                        + WebXml.parameter("pingTimeout", "200")
                        + WebXml.parameter("connectTimeout", "1000")
                        + WebXml.parameter("maxHttpBufferSize", "1000000"));
    }

    /** Handlers of tests that steer everything from outside, with options for them. */
    private static Application steered(String name, Class<?> listener, String parameters)
            throws IOException, URISyntaxException {
        Path file = file(name);
        try (WarFile war = WarFile.create(file)) {
            war.librariesOf(WELD, LIBRARY_AND_JSON).library(Scenarios.class).packageOf(listener);
            war.text("WEB-INF/web.xml", WebXml.of(parameters)).text(HERE, name);
        }
        return new Application(file, HERE);
    }

    /** An application that does not use the library. */
    static Application bare() throws IOException {
        Path file = file("bare");
        try (WarFile war = WarFile.create(file)) {
            war.packageOf(BarePage.class).text("WEB-INF/beans.xml", BEANS_XML);
        }
        return new Application(file, "bare");
    }

    private static Path file(String name) {
        return Path.of("target", "wars", name + ".war").toAbsolutePath();
    }

    /** The name of the file. */
    String name() {
        return war.getFileName().toString();
    }

    /** The SHA-256 of the file. */
    String sha256() throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(war)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
