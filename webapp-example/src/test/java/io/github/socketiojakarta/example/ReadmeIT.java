package io.github.socketiojakarta.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.socketiojakarta.harness.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Does in an empty directory what the README says about a WAR of one's own, and chats with what has come of it. */
class ReadmeIT {

    private static final Page README = Page.of("README.md").section("In your own WAR");
    private static final Page FILES = README.section("A class and a page");
    private static final Page RUN = README.section("Run it");
    private static final Page TOMCAT_AND_JETTY = README.section("`pom.xml`, for Tomcat and Jetty");
    private static final Page JAKARTA_EE = README.section("`pom.xml`, for Jakarta EE servers");
    private static final Page OTHER_ORIGIN = README.section("A page of another origin");

    private static final Page MAINS = Page.of("README.md").section("In a `main` of your own");

    private static final List<String> EMBEDDED = List.of("Embedded Jetty", "Embedded Tomcat");

    /** Coordinates in the text. */
    private static final Pattern ARTIFACT = Pattern.compile("`([\\w.]+):([\\w-]+):([\\w.]+)`");

    private static final Pattern SERVLET_API =
            Pattern.compile("<dependency>\\s*<groupId>jakarta.servlet</groupId>.*?</dependency>", Pattern.DOTALL);

    /** Tells the page of the README from those that servers show by themselves. */
    private static final String TITLE = "<title>Chat</title>";

    private static final Path DIRECTORY = Path.of("target/readme").toAbsolutePath();

    static List<Server> tomcats() throws Exception {
        return chosen(Server.TOMCAT_11, Server.TOMCAT_10_1);
    }

    static List<Server> wildFly() throws Exception {
        return chosen(Server.WILDFLY);
    }

    private static List<Server> chosen(Server... servers) throws Exception {
        return Browser.tests(
                Server.chosen().stream().filter(List.of(servers)::contains).toList());
    }

    static List<String> containers() throws Exception {
        return withTomcat(EMBEDDED);
    }

    /** What needs no server is run with the Tomcats, and not once more with each other server. */
    private static List<String> withTomcat(List<String> tests) throws Exception {
        boolean isChosen =
                Server.chosen().contains(Server.TOMCAT_11) || Server.chosen().contains(Server.TOMCAT_10_1);
        return isChosen ? Browser.tests(tests) : List.of();
    }

    static List<String> mavenPlugins() throws Exception {
        return withTomcat(List.of("jetty-ee10-maven-plugin"));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("tomcats")
    void aTomcatRunsTheWarOfTheFirstPom(Server tomcat) throws Exception {
        Path project = project(tomcat + "-war", TOMCAT_AND_JETTY, FILES);
        deployAndChat(tomcat, "sh $CATALINA_HOME/bin/catalina.sh run", command("CATALINA_BASE"), project, Map.of());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("tomcats")
    void aTomcatLetsThePageOfAnotherOriginIn(Server tomcat) throws Exception {
        Path project = project(tomcat + "-origin", TOMCAT_AND_JETTY, FILES, OTHER_ORIGIN);
        String pageOfVite = OTHER_ORIGIN.text().split("`")[1];
        deployAndChat(
                tomcat,
                "sh $CATALINA_HOME/bin/catalina.sh run",
                command("CATALINA_BASE"),
                project,
                Map.of("OTHER_ORIGIN", pageOfVite));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("wildFly")
    void aWildFlyRunsTheWarOfTheSecondPom(Server wildFly) throws Exception {
        Path project = project(wildFly + "-war", JAKARTA_EE, FILES);
        deployAndChat(wildFly, "sh $JBOSS_HOME/bin/standalone.sh", command("JBOSS_HOME"), project, Map.of());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("mavenPlugins")
    void mavenRunsTheWarOfTheFirstPomOnJetty(String plugin) throws Exception {
        Path project = project("maven-jetty", TOMCAT_AND_JETTY, FILES);
        int port = FreePort.next();
        Shell shell = new Shell(project, maven("-Djetty.http.port=" + port), project.resolve("jetty.log"));
        try (ShellServer jetty = shell.start(command(plugin))) {
            chat(jetty, URI.create("http://localhost:" + port + "/"), project, Map.of());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("containers")
    void aMainOfOnesOwnRunsTheClassAndThePage(String heading) throws Exception {
        Page section = MAINS.section(heading);
        Path project = projectWithMain(section, FILES);
        int port = FreePort.next();
        Shell shell = new Shell(project, maven("-Dport=" + port), project.resolve("main.log"));
        try (ShellServer main = shell.start(section.block("sh"))) {
            chat(main, URI.create("http://localhost:" + port + "/"), project, Map.of());
        }
    }

    @ParameterizedTest
    @FieldSource("EMBEDDED")
    void aMainEndsWithAnErrorIfTheApplicationDoesNotStart(String heading) throws Exception {
        Page section = MAINS.section(heading);
        Path project = projectWithMain(section, FILES);
        Path chat = project.resolve("src/main/java/chat/Chat.java");
        Files.writeString(
                chat,
                Files.readString(chat)
                        .replace("void enter(Socket socket)", "void enter(Socket socket, String nothing)"));
        Shell shell = new Shell(project, maven("-Dport=" + FreePort.next()), project.resolve("main.log"));
        assertThatThrownBy(() -> shell.run(section.block("sh")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(" ended with ")
                .hasMessageContaining("chat.Chat");
    }

    /** A project whose POM has the artifacts that a section names instead of the Servlet API, as the section says. */
    private static Path projectWithMain(Page section, Page files) throws Exception {
        Path project = project(section.toString().replaceAll("\\W+", "-"), TOMCAT_AND_JETTY, files, section);
        StringBuilder dependencies = new StringBuilder();
        Matcher artifact = ARTIFACT.matcher(section.text());
        while (artifact.find()) {
            dependencies.append(
                    "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                            .formatted(artifact.group(1), artifact.group(2), artifact.group(3)));
        }
        Path pom = project.resolve("pom.xml");
        String xml = Files.readString(pom);
        String changed = SERVLET_API.matcher(xml).replaceFirst(dependencies.toString());
        assertThat(changed).isNotEqualTo(xml);
        Files.writeString(pom, changed);
        return project;
    }

    private static Map<String, String> maven(String option) {
        return Map.of("MAVEN_OPTS", System.getenv().getOrDefault("MAVEN_OPTS", "") + " " + option);
    }

    /** Starts a server, runs the command of the page beside it, and chats. */
    private static void deployAndChat(
            Server server, String start, String command, Path project, Map<String, String> environment)
            throws Exception {
        ReadersServer own = ReadersServer.install(server, Directories.fresh(project.resolveSibling(server + "-own")));
        Shell console = new Shell(project, own.variables(), project.resolve("server.log"));
        try (ShellServer running = console.start(start)) {
            new Shell(project, own.variables(), project.resolve("command.log")).run(command);
            chat(running, own.address("/chat/"), project, environment);
        }
    }

    private static void chat(ShellServer server, URI address, Path project, Map<String, String> environment)
            throws Exception {
        server.await(address, TITLE);
        Map<String, String> all = new HashMap<>(environment);
        all.put("BASE_URL", address.toString());
        Commands.run(
                List.of("node", "--test", "browser/readme.test.mjs"),
                Scripts.DIRECTORY,
                all,
                project.resolve("browser.log"));
    }

    private static Path project(String name, Page... pages) throws Exception {
        Path project = Directories.fresh(DIRECTORY.resolve(name));
        for (Page page : pages) {
            page.writeFiles(project);
        }
        return project;
    }

    /** The command of the README that has this word in it. */
    private static String command(String word) {
        return RUN.blocks("sh").stream()
                .filter(block -> block.contains(word))
                .findFirst()
                .orElseThrow();
    }
}
