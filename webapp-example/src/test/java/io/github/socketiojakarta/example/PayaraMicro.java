package io.github.socketiojakarta.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Payara Micro, which is one jar; its application is a directory, because only that it reloads. */
final class PayaraMicro implements Installation {

    private static final String ADDRESS = "set configs.config.server-config.network-config.network-listeners"
            + ".network-listener.http-listener.address=" + Instance.HOST;

    @Override
    public void prepare(Instance instance) throws Exception {
        Path config = Files.createDirectories(instance.base().resolve("root/config"));
        FileRealm.write(config.resolve("keyfile"), instance.users());
        Files.writeString(commands(instance), ADDRESS);
    }

    @Override
    public List<String> command(Instance instance) {
        return List.of(
                Instance.java(),
                "-jar",
                instance.home().resolve("payara-micro.jar").toString(),
                "--rootdir",
                instance.base().resolve("root").toString(),
                "--port",
                Integer.toString(instance.port()),
                "--nocluster",
                "--prebootcommandfile",
                commands(instance).toString(),
                "--contextroot",
                "/",
                "--deploy",
                directory(instance).toString());
    }

    @Override
    public void deploy(Instance instance, Application application) throws Exception {
        WarFile.extract(application.war(), directory(instance));
        Files.writeString(directory(instance).resolve(".reload"), application.page());
    }

    private static Path commands(Instance instance) {
        return instance.base().resolve("boot.asadmin");
    }

    private static Path directory(Instance instance) {
        return instance.base().resolve("ROOT");
    }
}
