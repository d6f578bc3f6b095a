package io.github.socketiojakarta.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Jetty, which brings several generations of Jakarta EE along: a module chooses. */
final class Jetty implements Installation {

    private static final String REALM = """
            <?xml version="1.0"?>
            <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "https://jetty.org/configure_10_0.dtd">
            <Configure id="Server" class="org.eclipse.jetty.server.Server">
              <Call class="org.eclipse.jetty.util.resource.ResourceFactory" name="root">
                <Call id="users" name="newResource"><Arg type="java.lang.String">%s</Arg></Call>
              </Call>
              <Call name="addBean">
                <Arg>
                  <New class="org.eclipse.jetty.security.HashLoginService">
                    <Set name="name">%s</Set>
                    <Set name="config"><Ref refid="users"/></Set>
                  </New>
                </Arg>
              </Call>
            </Configure>
            """;

    private final String environment;

    Jetty(String environment) {
        this.environment = environment;
    }

    @Override
    public void prepare(Instance instance) throws Exception {
        Path base = instance.base();
        Files.createDirectories(base.resolve("webapps"));
        Files.createDirectories(unpacked(instance));
        if (!instance.users().isEmpty()) {
            Path users = base.resolve("realm.properties");
            Files.write(
                    users,
                    instance.users().stream()
                            .map(user -> user.name() + ": " + user.password() + "," + user.roles(","))
                            .toList());
            Files.writeString(base.resolve("realm.xml"), REALM.formatted(users.toUri(), User.REALM));
        }
        List<String> setup = start(instance);
        setup.add("--add-modules=http," + environment + "-deploy," + environment + "-annotations," + environment
                + "-websocket-jakarta," + environment + "-cdi");
        Commands.run(setup, base.resolve("setup.log"));
    }

    @Override
    public List<String> command(Instance instance) {
        List<String> command = start(instance);
        command.add(1, "-Djava.io.tmpdir=" + unpacked(instance));
        command.add("jetty.http.host=" + Instance.HOST);
        command.add("jetty.http.port=" + instance.port());
        command.add("jetty.deploy.scanInterval=1");
        if (!instance.users().isEmpty()) {
            command.add(instance.base().resolve("realm.xml").toString());
        }
        return command;
    }

    private static List<String> start(Instance instance) {
        return new ArrayList<>(List.of(
                Instance.java(),
                "-jar",
                instance.home().resolve("start.jar").toString(),
                "jetty.base=" + instance.base()));
    }

    /** When Jetty 12.1.8 replaces an application, the old one may delete what the new one has unpacked. */
    @Override
    public boolean undeploy(Instance instance) throws Exception {
        return Files.deleteIfExists(war(instance));
    }

    /** The application is not found any more before all of it has ended; what has been unpacked goes last. */
    @Override
    public boolean isUndeployed(Instance instance) throws Exception {
        try (var children = Files.list(unpacked(instance))) {
            return children.noneMatch(child -> child.getFileName().toString().startsWith("jetty-"));
        }
    }

    @Override
    public void remind(Instance instance) throws Exception {
        Files.setLastModifiedTime(war(instance), FileTime.from(Instant.now()));
    }

    /** Moves the file there, so that Jetty does not find half of it. */
    @Override
    public void deploy(Instance instance, Application application) throws Exception {
        Path copy = Files.copy(
                application.war(), instance.base().resolve("ROOT.copy"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, war(instance), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unpacked(Instance instance) {
        return instance.base().resolve("temp");
    }

    private static Path war(Instance instance) {
        return instance.base().resolve("webapps/ROOT.war");
    }
}
