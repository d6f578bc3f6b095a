package io.github.socketiojakarta.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the chat keeps what was said: in the places that its page names, on servers of which nobody has set anything. */
class DatabaseIT {

    private static final Page PAGE = Page.of("src/site/markdown/example.md").section("The database");
    private static final Path DIRECTORY = Path.of("target/databases").toAbsolutePath();

    static List<Server> serversOfThePage() {
        return Server.chosen().stream().filter(server -> row(server).find()).toList();
    }

    static List<Server> tomcats() throws Exception {
        return Browser.servers().stream()
                .filter(server -> server.title().startsWith("Tomcat"))
                .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("serversOfThePage")
    void eachContextPathHasAFileInTheDirectoryOfThePage(Server server) throws Exception {
        Path directory = Directories.fresh(DIRECTORY.resolve(server.name()));
        ReadersServer own = ReadersServer.install(server, directory.resolve("own"));
        Path applications = Files.createDirectories(applications(server, own.variables()));
        Files.copy(Application.chat(server.cdi()).war(), applications.resolve("other.war"));
        Shell shell = new Shell(Page.root(), own.variables(), directory.resolve("server.log"));
        Page deploying = Page.of("src/site/markdown/deploying.md").section(DeployingIT.heading(server));
        try (ShellServer running = shell.start(deploying.block("sh"))) {
            running.await(own.address("/chat/"), "js/main.js");
            running.await(own.address("/other/"), "js/main.js");
            Path data = directoryOfThePage(server, own.variables());
            assertThat(data.resolve("chat.mv.db")).isNotEmptyFile();
            assertThat(data.resolve("other.mv.db")).isNotEmptyFile();
        }
    }

    private static Path applications(Server server, Map<String, String> variables) {
        return switch (server) {
            case TOMCAT_11, TOMCAT_10_1 -> Path.of(variables.get("CATALINA_BASE"), "webapps");
            case JETTY_12_1_EE10, JETTY_12_1_EE11 -> Path.of(variables.get("JETTY_BASE"), "webapps");
            case WILDFLY -> Path.of(variables.get("JBOSS_HOME"), "standalone", "deployments");
            default -> throw new IllegalArgumentException("Where " + server + " has its applications, nobody has said");
        };
    }

    private static Path directoryOfThePage(Server server, Map<String, String> variables) {
        Matcher row = row(server);
        assertThat(row.find()).isTrue();
        return Path.of(variables.get(row.group(1)), row.group(2));
    }

    /** The line of the table: the variable and the rest of the directory. */
    private static Matcher row(Server server) {
        String name = server.title().split(" ")[0];
        return Pattern.compile("(?m)^\\| " + name + " \\| `\\$(\\w+)/(.*)` \\|$")
                .matcher(PAGE.text());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("tomcats")
    void theChatUsesADataSourceOfTheServer(Server server) throws Exception {
        Path directory = Directories.fresh(DIRECTORY.resolve(server.name() + "-data-source"));
        ReadersServer own = ReadersServer.install(server, directory.resolve("own"));
        Path base = Path.of(own.variables().get("CATALINA_BASE"));
        Page section = PAGE.section("A DataSource of the server");
        Path contexts = Files.createDirectories(base.resolve("conf/Catalina/localhost"));
        Files.writeString(contexts.resolve("chat.xml"), section.block("xml"));
        Shell shell = new Shell(Page.root(), own.variables(), directory.resolve("server.log"));
        try (ShellServer running = shell.start(section.block("sh"))) {
            running.await(own.address("/chat/"), "js/main.js");
            DeployingIT.chat(own.address("/chat/"), directory);
        }
        assertThat(messages(base.resolve("pool/chat"))).isPositive();
        assertThat(base.resolve("chat-data")).doesNotExist();
    }

    private static int messages(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";IFEXISTS=TRUE", "sa", "");
                ResultSet row = connection.createStatement().executeQuery("SELECT COUNT(*) FROM chat_message")) {
            row.next();
            return row.getInt(1);
        }
    }
}
