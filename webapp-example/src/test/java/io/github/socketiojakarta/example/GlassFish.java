package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** GlassFish with a copy of its first domain, told by its administration command what to deploy. */
final class GlassFish implements Installation {

    @Override
    public void prepare(Instance instance) throws Exception {
        Path domain = instance.base().resolve("domain1");
        Directories.copy(glassfish(instance).resolve("domains/domain1"), domain);
        Path domainXml = domain.resolve("config/domain.xml");
        String xml = Files.readString(domainXml)
                .replace("<network-listener ", "<network-listener address=\"" + Instance.HOST + "\" ")
                .replace("address=\"0.0.0.0\"", "address=\"" + Instance.HOST + "\"")
                .replace("port=\"8080\"", "port=\"" + instance.port() + "\"")
                .replace("port=\"4848\"", "port=\"" + instance.adminPort() + "\"")
                .replace("port=\"8181\"", "port=\"" + FreePort.next() + "\"")
                .replace("port=\"8686\"", "port=\"" + FreePort.next() + "\"")
                .replace("-Dosgi.shell.telnet.port=6666", "-Dosgi.shell.telnet.port=" + FreePort.next())
                .replace(
                        "<security-service>", "<security-service activate-default-principal-to-role-mapping=\"true\">");
        Files.writeString(domainXml, xml);
        FileRealm.write(domain.resolve("config/keyfile"), instance.users());
    }

    @Override
    public List<String> command(Instance instance) {
        List<String> command = administration(instance);
        command.addAll(List.of(
                "start-domain", "--verbose", "--domaindir", instance.base().toString(), "domain1"));
        return command;
    }

    @Override
    public Readiness readiness() {
        return Readiness.AFTER_START;
    }

    @Override
    public void deploy(Instance instance, Application application) throws IOException, InterruptedException {
        List<String> command = administration(instance);
        command.addAll(List.of("--port", Integer.toString(instance.adminPort()), "deploy", "--force"));
        command.addAll(List.of("--name", "ROOT", "--contextroot", "/"));
        command.add(application.war().toString());
        Commands.run(command, instance.base().resolve("deploy.log"));
    }

    private static List<String> administration(Instance instance) {
        Path client = glassfish(instance).resolve("lib/client/appserver-cli.jar");
        return new ArrayList<>(List.of(Instance.java(), "-jar", client.toString()));
    }

    private static Path glassfish(Instance instance) {
        return instance.home().resolve("glassfish7/glassfish");
    }
}
