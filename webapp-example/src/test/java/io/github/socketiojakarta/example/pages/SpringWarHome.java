package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The WARs of the page on Spring, built and run on Tomcat as the page says, with and without Spring Boot. */
class SpringWarHome {

    private static final Page PAGE = Page.of("src/site/markdown/spring-boot.md");
    private static final Page BOOT = PAGE.section("A whole application");
    private static final Page WAR = PAGE.section("A WAR with Spring MVC");
    private static final Pattern TOMCAT = Pattern.compile("apache-tomcat-([\\d.]+)/");
    private static final Pattern SPRING =
            Pattern.compile("<artifactId>spring-webmvc</artifactId>\\s*<version>([\\d.]+)<");
    private static final Pattern BEAN = Pattern.compile("(<bean class=\".*SocketIoConfiguration\"/>)");
    private static final String SOURCES = "src/main/java/com/example/chat/";

    /** Lets Tomcat take the port from the environment. */
    private static final Map<String, String> OPTIONS = Map.of(
            "CATALINA_OPTS",
            "-Dorg.apache.tomcat.util.digester.PROPERTY_SOURCE="
                    + "org.apache.tomcat.util.digester.EnvironmentPropertySource");

    @Test
    void servesOverEveryTransportWithTransactions() throws Exception {
        HomeProject project = new HomeProject("spring-mvc", List.of(BOOT, WAR), WAR, "HOME_PORT");
        project.move("src/main/resources/static/index.html", "src/main/webapp/index.html");
        project.delete(SOURCES + "ChatApplication.java");
        build(project);
        try (Home home = project.start(OPTIONS)) {
            assertServes(home);
            assertThat(home.clients("ledger").lines()).containsExactly("gold was undone");
            home.end();
            assertThat(home.output()).contains("2 handlers", "beans by SpringBeans");
        }
    }

    @Test
    void servesOverEveryTransportWithSpringBoot() throws Exception {
        Page section = PAGE.section("A WAR with Spring Boot");
        HomeProject project = new HomeProject("spring-boot-war", List.of(BOOT, section), WAR, "HOME_PORT");
        project.replace("pom.xml", "<version>1.0</version>", "<version>1.0</version>\n  <packaging>war</packaging>");
        project.replace("pom.xml", "<dependencies>\n", "<dependencies>\n" + section.block("xml"));
        build(project);
        try (Home home = project.start(OPTIONS)) {
            assertServes(home);
            home.end();
            assertThat(home.output()).contains("1 handler", "beans by SpringBeans");
        }
    }

    /** With the older versions, and a context in XML, which the page describes in words. */
    @Test
    void servesWithAContextInXmlOnTomcat101() throws Exception {
        HomeProject project = new HomeProject("spring-xml", List.of(BOOT, WAR), WAR, "HOME_PORT");
        project.move("src/main/resources/static/index.html", "src/main/webapp/index.html");
        for (String type : List.of("ChatApplication", "ChatConfiguration", "ChatInitializer", "Ledger")) {
            project.delete(SOURCES + type + ".java");
        }
        project.replaceAll(
                "pom.xml", "<version>" + found(SPRING, WAR.text()), "<version>" + property("spring.version"));
        String tomcat = property("tomcat.version");
        project.replaceInCommands(found(TOMCAT, WAR.text()), tomcat);
        project.add("src/main/webapp/WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <listener>
                    <listener-class>org.springframework.web.context.ContextLoaderListener</listener-class>
                  </listener>
                </web-app>
                """);
        project.add("src/main/webapp/WEB-INF/applicationContext.xml", """
                <beans xmlns="http://www.springframework.org/schema/beans"
                    xmlns:context="http://www.springframework.org/schema/context"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.springframework.org/schema/beans
                        https://www.springframework.org/schema/beans/spring-beans.xsd
                        http://www.springframework.org/schema/context
                        https://www.springframework.org/schema/context/spring-context.xsd">
                  <context:annotation-config/>
                  <bean class="com.example.chat.Prices"/>
                  <bean class="com.example.chat.Chat"/>
                  %s
                </beans>
                """.formatted(found(BEAN, WAR.text())));
        build(project, "apache-tomcat-" + tomcat);
        try (Home home = project.start(OPTIONS)) {
            assertThat(home.clients("talk polling websocket upgrade").lines())
                    .containsExactly("polling works", "websocket works", "upgrade works");
            home.end();
            assertThat(home.output()).contains("1 handler", "beans by SpringBeans", "Apache Tomcat/10.1");
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    /** Returns a version that the library is built with. */
    private static String property(String name) throws IOException {
        return found(
                Pattern.compile("<" + Pattern.quote(name) + ">(.*?)<"),
                Files.readString(Page.root().resolve("pom.xml")));
    }

    private static void build(HomeProject project) throws Exception {
        build(project, "apache-tomcat-" + found(TOMCAT, WAR.text()));
    }

    private static void build(HomeProject project, String tomcat) throws Exception {
        project.build();
        String configuration = "target/" + tomcat + "/conf/server.xml";
        project.replace(configuration, "<Connector port=\"8080\"", "<Connector port=\"${HOME_PORT}\"");
        project.replace(configuration, "port=\"8005\"", "port=\"-1\"");
    }

    private static void assertServes(Home home) throws Exception {
        assertThat(home.get("/").body()).contains("<title>Chat</title>");
        assertThat(home.clients("talk polling websocket upgrade news").lines())
                .containsExactly("polling works", "websocket works", "upgrade works", "news works");
    }
}
