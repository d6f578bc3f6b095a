package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The servers of which the build has unpacked a distribution; each runs the same WAR, unchanged. */
enum Server {
    JETTY_12_1("jetty-home-12.1") {
        @Override
        ServerProcess start(Path home, Path base, Path war) throws Exception {
            int port = ServerProcess.freePort();
            Files.createDirectories(base.resolve("webapps"));
            Files.copy(war, base.resolve("webapps/ROOT.war"));
            List<String> start =
                    List.of(java(), "-jar", home.resolve("start.jar").toString(), "jetty.base=" + base);
            List<String> modules = new ArrayList<>(start);
            modules.add("--add-modules=http,ee10-deploy,ee10-annotations,ee10-websocket-jakarta");
            Process setup = new ProcessBuilder(modules)
                    .redirectErrorStream(true)
                    .redirectOutput(base.resolve("setup.log").toFile())
                    .start();
            if (setup.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(base.resolve("setup.log")));
            }
            List<String> command = new ArrayList<>(start);
            command.add("jetty.http.port=" + port);
            return ServerProcess.start(base, port, command);
        }
    },
    TOMCAT_11("apache-tomcat-11.0") {
        @Override
        ServerProcess start(Path home, Path base, Path war) throws Exception {
            return startTomcat(home, base, war);
        }
    },
    TOMCAT_10_1("apache-tomcat-10.1") {
        @Override
        ServerProcess start(Path home, Path base, Path war) throws Exception {
            return startTomcat(home, base, war);
        }
    };

    private final String directoryPrefix;

    Server(String directoryPrefix) {
        this.directoryPrefix = directoryPrefix;
    }

    abstract ServerProcess start(Path home, Path base, Path war) throws Exception;

    /** Starts the server with the WAR as its root application, in a fresh directory below {@code work}. */
    ServerProcess start(Path distributions, Path work, Path war, String run) throws Exception {
        Path base = work.resolve(name() + "-" + run);
        deleteTree(base);
        Files.createDirectories(base);
        return start(home(distributions).toAbsolutePath(), base.toAbsolutePath(), war.toAbsolutePath());
    }

    private Path home(Path distributions) throws IOException {
        try (var children = Files.list(distributions)) {
            return children.filter(child -> child.getFileName().toString().startsWith(directoryPrefix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + directoryPrefix + " in " + distributions));
        }
    }

    private static ServerProcess startTomcat(Path home, Path base, Path war) throws Exception {
        int port = ServerProcess.freePort();
        copyTree(home.resolve("conf"), base.resolve("conf"));
        for (String directory : List.of("webapps", "logs", "temp", "work")) {
            Files.createDirectories(base.resolve(directory));
        }
        Path serverXml = base.resolve("conf/server.xml");
        String xml = Files.readString(serverXml)
                .replace("port=\"8080\"", "port=\"" + port + "\"")
                .replace("port=\"8005\"", "port=\"-1\"");
        Files.writeString(serverXml, xml);
        Files.copy(war, base.resolve("webapps/ROOT.war"));
        String path = home.resolve("bin/bootstrap.jar")
                + System.getProperty("path.separator")
                + home.resolve("bin/tomcat-juli.jar");
        return ServerProcess.start(
                base,
                port,
                List.of(
                        java(),
                        "-Dcatalina.home=" + home,
                        "-Dcatalina.base=" + base,
                        "-Djava.io.tmpdir=" + base.resolve("temp"),
                        "-cp",
                        path,
                        "org.apache.catalina.startup.Bootstrap",
                        "start"));
    }

    private static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
