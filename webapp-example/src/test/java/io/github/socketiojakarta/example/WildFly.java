package io.github.socketiojakarta.example;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** WildFly with a base directory of its own, and the scanner of its {@code deployments} directory. */
final class WildFly implements Installation {

    /** From this version on, Java does not start with the option. */
    private static final int NO_SECURITY_MANAGER = 24;

    private static final String DIGEST_REALM = "ApplicationRealm";

    /** From {@code bin/common.sh}, which reads the list that the modules ask for. */
    private static final List<String> OPENED_PACKAGES = List.of(
            "java.desktop/sun.awt",
            "java.naming/com.sun.jndi.ldap",
            "java.naming/com.sun.jndi.url.ldap",
            "java.naming/com.sun.jndi.url.ldaps");

    private static final List<String> OPENED_DEEPLY = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.security",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.management/javax.management",
            "java.naming/javax.naming");

    @Override
    public void prepare(Instance instance) throws Exception {
        Path base = instance.base();
        Directories.copy(instance.home().resolve("standalone/configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        Path standalone = base.resolve("configuration/standalone.xml");
        // the welcome page would be an answer as long as the application is not there
        String xml = Files.readString(standalone)
                .replace("<location name=\"/\" handler=\"welcome-content\"/>", "")
                // a worker keeps the task that it began with as long as it lives, and so the application of that
                .replace(
                        "<worker name=\"default\"/>",
                        "<worker name=\"default\" task-core-threads=\"0\" task-keepalive=\"100\"/>")
                .replace("scan-interval=\"5000\"", "scan-interval=\"500\"");
        Files.writeString(standalone, xml);
        List<String> users = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        for (User user : instance.users()) {
            users.add(user.name() + "=" + hash(user));
            roles.add(user.name() + "=" + user.roles(","));
        }
        users.add("#$REALM_NAME=" + DIGEST_REALM + "$");
        Files.write(base.resolve("configuration/application-users.properties"), users);
        Files.write(base.resolve("configuration/application-roles.properties"), roles);
    }

    private static String hash(User user) throws Exception {
        String text = user.name() + ":" + DIGEST_REALM + ":" + user.password();
        MessageDigest digest = MessageDigest.getInstance("MD5");
        return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<String> command(Instance instance) {
        List<String> command = new ArrayList<>(List.of(Instance.java()));
        OPENED_PACKAGES.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPENED_DEEPLY.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        if (Runtime.version().feature() < NO_SECURITY_MANAGER) {
            command.add("-Djava.security.manager=allow");
        }
        command.addAll(List.of(
                "-Djava.net.preferIPv4Stack=true",
                "-Djboss.server.base.dir=" + instance.base(),
                "-Dorg.jboss.boot.log.file=" + instance.base().resolve("log/server.log"),
                "-Dlogging.configuration="
                        + instance.base()
                                .resolve("configuration/logging.properties")
                                .toUri(),
                "-Djboss.http.port=" + instance.port(),
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=" + instance.adminPort(),
                "-jar",
                instance.home().resolve("jboss-modules.jar").toString(),
                "-mp",
                instance.home().resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-Djboss.home.dir=" + instance.home()));
        return command;
    }

    /** Copies and then says so: the scanner must not find half a file. */
    @Override
    public void deploy(Instance instance, Application application) throws Exception {
        Path target = instance.base().resolve("deployments/ROOT.war");
        Files.copy(application.war(), target, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(target.resolveSibling("ROOT.war.dodeploy"), "");
    }
}
