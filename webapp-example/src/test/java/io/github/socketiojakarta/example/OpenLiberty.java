package io.github.socketiojakarta.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Open Liberty with a user directory of its own, and the polling monitor of its applications. */
final class OpenLiberty implements Installation {

    private static final String SERVER_XML = """
            <server>
              <featureManager><feature>webProfile-10.0</feature></featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="%s" httpPort="%d" httpsPort="-1"/>
              <applicationMonitor updateTrigger="polled" pollingRate="500ms"/>
              <webApplication id="root" location="ROOT.war" contextRoot="/"/>
              <basicRegistry realm="%s">
            %s
              </basicRegistry>
            </server>
            """;

    @Override
    public void prepare(Instance instance) throws Exception {
        Path server = Files.createDirectories(directory(instance));
        Files.createDirectories(server.resolve("apps"));
        String users = instance.users().stream()
                .map(user -> "    <user name=\"%s\" password=\"%s\"/>".formatted(user.name(), user.password()))
                .collect(Collectors.joining("\n"));
        String groups = instance.users().stream()
                .flatMap(user -> user.roles().stream())
                .distinct()
                .map(role -> group(role, instance.users()))
                .collect(Collectors.joining("\n"));
        Files.writeString(
                server.resolve("server.xml"),
                SERVER_XML.formatted(Instance.HOST, instance.port(), User.REALM, users + "\n" + groups));
    }

    /** A role without a binding belongs to the group of its name. */
    private static String group(String role, List<User> users) {
        return users.stream()
                .filter(user -> user.roles().contains(role))
                .map(user -> "<member name=\"" + user.name() + "\"/>")
                .collect(Collectors.joining("", "    <group name=\"" + role + "\">", "</group>"));
    }

    /** What {@code bin/server run} does. */
    @Override
    public List<String> command(Instance instance) {
        Path wlp = instance.home().resolve("wlp");
        return List.of(
                Instance.java(),
                "-javaagent:" + wlp.resolve("bin/tools/ws-javaagent.jar"),
                "@" + wlp.resolve("lib/platform/java/java9.options"),
                "-jar",
                wlp.resolve("bin/tools/ws-server.jar").toString(),
                "test");
    }

    @Override
    public Map<String, String> environment(Instance instance) {
        return Map.of("WLP_USER_DIR", instance.base().toString());
    }

    @Override
    public void deploy(Instance instance, Application application) throws Exception {
        Path target = directory(instance).resolve("apps/ROOT.war");
        Files.copy(application.war(), target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path directory(Instance instance) {
        return instance.base().resolve("servers/test");
    }
}
