package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The servers that applications are tested on. The property {@code servers} of the build names those of a run, and the
 * build unpacks their distributions; a server without one is an error.
 */
enum Server {
    JETTY_12_1_EE10("Jetty 12.1 ee10", "jetty-home", "12.1.", new Jetty("ee10")),
    JETTY_12_1_EE11("Jetty 12.1 ee11", "jetty-home", "12.1.", new Jetty("ee11")),
    TOMCAT_11("Tomcat 11", "apache-tomcat", "11.0.", new Tomcat()),
    TOMCAT_10_1("Tomcat 10.1", "apache-tomcat", "10.1.", new Tomcat()),
    WILDFLY("WildFly", "wildfly", "", new WildFly()),
    OPEN_LIBERTY("Open Liberty", "openliberty", "", new OpenLiberty()),
    PAYARA_MICRO("Payara Micro", "payara-micro", "", new PayaraMicro()),
    GLASSFISH("GlassFish", "glassfish", "", new GlassFish());

    /** Whether a server brings CDI and Bean Validation along. */
    enum Cdi {
        PRESENT,
        ABSENT
    }

    /** On which threads listeners run without further ado. */
    enum Listeners {
        READING_THREAD,
        /** Those of the library: descendants of Tomcat with CDI would show them the beans of other requests. */
        ELSEWHERE
    }

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final String title;
    private final String distribution;
    private final String version;
    private final Installation installation;

    Server(String title, String distribution, String version, Installation installation) {
        this.title = title;
        this.distribution = distribution;
        this.version = version;
        this.installation = installation;
    }

    /** The servers of this run. */
    static List<Server> chosen() {
        return named("servers");
    }

    /** The servers on which applications are replaced, and about which all has been found out after that. */
    static List<Server> redeployed() {
        return named("redeployed.servers");
    }

    /** The servers on which the page of administrators is tested. */
    static List<Server> administered() {
        return named("admin.servers");
    }

    private static List<Server> named(String property) {
        String names = System.getProperty(property, "");
        if (names.isBlank()) {
            throw new IllegalStateException(
                    "The property " + property + " has to name some of " + Arrays.toString(values()));
        }
        return Stream.of(names.split(","))
                .map(String::trim)
                .map(Server::valueOf)
                .toList();
    }

    /** Starts the server with an application, in a fresh directory named after the run. */
    ServerProcess start(Application application, String run) throws Exception {
        return start(application, run, FreePort.next(), User.ALL);
    }

    /** Starts the server with an application at that port, for those users. */
    ServerProcess start(Application application, String run, int port, List<User> users) throws Exception {
        Path base = Directories.fresh(TARGET.resolve("servers").resolve(name() + "-" + run));
        Instance instance = new Instance(home(), base, port, FreePort.next(), users);
        installation.prepare(instance);
        Results.of(this).deployed(application);
        return ServerProcess.start(installation, instance, application);
    }

    /**
     * What the server does for no application. Tests then compare with an application that does not use the library, and
     * fail if that has become better.
     */
    Set<Capability> shortcomings() {
        return this == GLASSFISH ? Set.of(Capability.REDEPLOYMENT) : Set.of();
    }

    Cdi cdi() {
        return installation instanceof Tomcat || installation instanceof Jetty ? Cdi.ABSENT : Cdi.PRESENT;
    }

    Listeners listeners() {
        return this == PAYARA_MICRO || this == GLASSFISH ? Listeners.ELSEWHERE : Listeners.READING_THREAD;
    }

    String title() {
        return title;
    }

    /** The version of the distribution that is there. */
    String version() throws IOException {
        return home().getFileName().toString().substring(distribution.length() + 1);
    }

    /** The directory of the distribution, which nobody writes to. */
    Path home() throws IOException {
        Path distributions = Files.createDirectories(TARGET.resolve("distributions"));
        try (var children = Files.list(distributions)) {
            List<Path> homes = children.filter(
                            child -> child.getFileName().toString().startsWith(distribution + "-" + version))
                    .toList();
            if (homes.size() != 1) {
                throw new IllegalStateException(
                        this + " needs one distribution in " + distributions + ", and there is " + homes);
            }
            return homes.get(0);
        }
    }
}
