package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The WAR with Spring MVC of the page on Spring, built and run on Tomcat as the page says, without Spring Boot. */
class SpringMvcHome {

    private static final Page PAGE = Page.of("src/site/markdown/spring-boot.md");
    private static final Page WAR = PAGE.section("A WAR with Spring MVC");
    private static final String SOURCES = "src/main/java/com/example/chat/";

    /** Lets Tomcat take the port from the environment. */
    private static final String PROPERTIES = "-Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE="
            + "org.apache.tomcat.util.digester.EnvironmentPropertySource";

    @Test
    void servesOverEveryTransportWithTransactions() throws Exception {
        HomeProject project =
                new HomeProject("spring-mvc", List.of(PAGE.section("A whole application"), WAR), WAR, "HOME_PORT");
        project.move("src/main/resources/static/index.html", "src/main/webapp/index.html");
        project.delete(SOURCES + "ChatApplication.java");
        project.build();
        String configuration = "target/" + tomcat() + "/conf/server.xml";
        project.replace(configuration, "<Connector port=\"8080\"", "<Connector port=\"${HOME_PORT}\"");
        project.replace(configuration, "port=\"8005\"", "port=\"-1\"");
        try (Home home = project.start(Map.of("CATALINA_OPTS", PROPERTIES))) {
            assertThat(home.get("/").body()).contains("<title>Chat</title>");
            assertThat(home.clients("talk polling websocket upgrade news").lines())
                    .containsExactly("polling works", "websocket works", "upgrade works", "news works");
            assertThat(home.clients("ledger").lines()).containsExactly("gold was undone");
            home.end();
            assertThat(home.output()).contains("2 handlers", "beans by SpringBeans");
        }
    }

    private static String tomcat() {
        String commands = WAR.block("sh");
        int start = commands.indexOf("apache-tomcat-");
        return commands.substring(start, commands.indexOf('/', start));
    }
}
