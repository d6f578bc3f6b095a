package io.github.socketiojakarta.proxies;

import io.github.socketiojakarta.harness.Page;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proxy as Debian installs it, with a block of the page {@code proxies.md} in its configuration. The block stays as it
 * is but for the address it listens at, and the server's.
 */
enum Proxy {
    NGINX("nginx", "nginx", "proxy_set_header Host $http_host;", "proxy_set_header Host $host;") {
        @Override
        String around(Path directory, int port) {
            String paths = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                    .map(kind -> kind + "_temp_path " + directory.resolve(kind) + ";\n")
                    .collect(Collectors.joining());
            return (IS_ROOT ? "user root;\n" : "")
                    + "daemon off;\npid " + directory.resolve("pid") + ";\nevents {}\nhttp {\naccess_log off;\n" + paths
                    + "include " + directory.resolve(BLOCK) + ";\n}\n";
        }

        @Override
        List<String> command(Path directory, Path configuration) {
            return List.of("-e", "stderr", "-p", directory.toString(), "-c", configuration.toString());
        }
    },

    HAPROXY(
            "HAProxy",
            "haproxy",
            "    default_backend",
            "    http-request set-header Host %[req.hdr(host),field(1,:)]\n    default_backend") {
        @Override
        String around(Path directory, int port) {
            return "global\n    maxconn 100\n";
        }

        @Override
        List<String> command(Path directory, Path configuration) {
            return List.of(
                    "-db",
                    "-f",
                    configuration.toString(),
                    "-f",
                    directory.resolve(BLOCK).toString());
        }
    },

    APACHE("Apache httpd", "apache2", "ProxyPreserveHost On", "ProxyPreserveHost Off") {
        @Override
        String around(Path directory, int port) {
            String modules = Page.of(PAGE).section(section()).block("sh").replace("a2enmod", "mpm_event authz_core");
            String includes = Stream.of(modules.trim().split(" "))
                    .map(module -> "Include /etc/apache2/mods-available/" + module + ".load\n")
                    .collect(Collectors.joining());
            return "ServerRoot " + directory + "\nDefaultRuntimeDir " + directory + "\nPidFile "
                    + directory.resolve("pid")
                    + "\nErrorLog /dev/stderr\nServerName localhost\nListen 127.0.0.1:" + port + "\n"
                    + (IS_ROOT ? "User www-data\nGroup www-data\n" : "") + includes + "Include "
                    + directory.resolve(BLOCK) + "\n";
        }

        @Override
        List<String> command(Path directory, Path configuration) {
            return List.of("-DFOREGROUND", "-d", directory.toString(), "-f", configuration.toString());
        }
    };

    private static final String PAGE = "src/site/markdown/proxies.md";
    private static final String BLOCK = "block.conf";
    private static final String PACKAGES = "nginx-light, haproxy and apache2";
    private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

    private final String section;
    private final String program;
    private final String host;
    private final String wrongHost;

    Proxy(String section, String program, String host, String wrongHost) {
        this.section = section;
        this.program = program;
        this.host = host;
        this.wrongHost = wrongHost;
    }

    /** What has to stand around the block, so that the proxy runs in a directory of its own. */
    abstract String around(Path directory, int port);

    /** The arguments with which it stays in the foreground. */
    abstract List<String> command(Path directory, Path configuration);

    String section() {
        return section;
    }

    /** The block of the page for an application there. */
    String block(Place place) {
        List<String> languages = List.of("nginx", "haproxy", "apache");
        return Page.of(PAGE).section(section).section(place.heading()).block(languages.get(ordinal()));
    }

    /** The block with the mistake that is made most: the port is lost, or the whole name. */
    String blockThatLosesTheHost(Place place) {
        return replaced(block(place), host, wrongHost);
    }

    /** Writes the whole configuration into a directory and returns the command that runs it. */
    List<String> configure(Path directory, String block, int port, int serverPort) {
        String own = NGINX == this ? "listen 80;" : "*:80";
        String address = (NGINX == this ? "listen " : "") + "127.0.0.1:" + port + (NGINX == this ? ";" : "");
        String here = replaced(replaced(block, own, address), "127.0.0.1:8080", "127.0.0.1:" + serverPort);
        try {
            Path configuration = directory.resolve("whole.conf");
            Files.writeString(configuration, around(directory, port));
            Files.writeString(directory.resolve(BLOCK), here);
            return Stream.concat(Stream.of(executable().toString()), command(directory, configuration).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String replaced(String text, String part, String by) {
        if (!text.contains(part)) {
            throw new AssertionError("The block should have '" + part + "':\n" + text);
        }
        return text.replace(part, by);
    }

    /** Users who are not root mostly lack the directory where Debian installs servers. */
    private Path executable() {
        String directories =
                System.getenv("PATH") + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/usr/local/sbin";
        return Stream.of(directories.split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(program + " is missing. These tests need the Debian packages "
                        + PACKAGES + ": apt-get install --no-install-recommends nginx-light haproxy apache2"));
    }
}
