package io.github.socketiojakarta.example;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** Tomcat with a base directory of its own. */
final class Tomcat implements Installation {

    private static final String RENEWAL_OF_THREADS = "org.apache.catalina.core.ThreadLocalLeakPreventionListener";

    @Override
    public void prepare(Instance instance) throws Exception {
        Path base = instance.base();
        Directories.copy(instance.home().resolve("conf"), base.resolve("conf"));
        for (String directory : List.of("webapps", "logs", "temp", "work")) {
            Files.createDirectories(base.resolve(directory));
        }
        Path serverXml = base.resolve("conf/server.xml");
        // A thread that Tomcat starts in the middle of a call from the application keeps its class loader (before Java
        // 24), and so does every thread that is started by this one in its place. So it starts all before, and does not
        // replace them after a redeployment, which would hide what applications leave in the thread locals of threads.
        String xml = Files.readString(serverXml)
                .replace(
                        "port=\"8080\"",
                        "port=\"" + instance.port() + "\" address=\"" + Instance.HOST + "\" minSpareThreads=\"50\"")
                .replace("<Listener className=\"" + RENEWAL_OF_THREADS + "\" />", "")
                .replace("port=\"8005\"", "port=\"-1\"")
                .replace("<Engine ", "<Engine backgroundProcessorDelay=\"1\" ");
        Files.writeString(serverXml, xml);
        String users = instance.users().stream().map(Tomcat::element).collect(Collectors.joining("\n"));
        Files.writeString(
                base.resolve("conf/tomcat-users.xml"),
                "<tomcat-users xmlns=\"http://tomcat.apache.org/xml\">\n" + users + "\n</tomcat-users>\n");
    }

    private static String element(User user) {
        return "<user username=\"%s\" password=\"%s\" roles=\"%s\"/>"
                .formatted(user.name(), user.password(), user.roles(","));
    }

    @Override
    public List<String> command(Instance instance) {
        Path bin = instance.home().resolve("bin");
        return List.of(
                Instance.java(),
                "-Dcatalina.home=" + instance.home(),
                "-Dcatalina.base=" + instance.base(),
                "-Djava.io.tmpdir=" + instance.base().resolve("temp"),
                "-cp",
                bin.resolve("bootstrap.jar") + File.pathSeparator + bin.resolve("tomcat-juli.jar"),
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    @Override
    public void deploy(Instance instance, Application application) throws Exception {
        Path target = instance.base().resolve("webapps/ROOT.war");
        Files.copy(application.war(), target, StandardCopyOption.REPLACE_EXISTING);
    }
}
