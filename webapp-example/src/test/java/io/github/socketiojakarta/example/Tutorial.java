package io.github.socketiojakarta.example;

import io.github.socketiojakarta.harness.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tutorial, done word for word in an empty directory; then what has come of it is used in a real browser. */
final class Tutorial {

    private static final Page PAGE = Page.of("src/site/markdown/jakarta.md");
    private static final Page CLASS = PAGE.section("The class");

    private Tutorial() {}

    /** The commands of a server's section. */
    static String commands(String section) {
        return PAGE.section(section).block("sh");
    }

    /** Writes the files, with the POM of that section, and runs the commands that all servers have in common. */
    static Path write(String section) throws Exception {
        Path directory = Directories.fresh(Path.of("target", "tutorial-" + section.replace(' ', '-')));
        for (Page page : List.of(CLASS, PAGE.section("The page"), PAGE.section(section))) {
            page.writeFiles(directory);
        }
        new Shell(directory, Map.of(), directory.resolve("prepare.log")).run(CLASS.block("sh"));
        return directory;
    }

    /** Uses the chat; its address has no name that a browser which is offline could still reach. */
    static void chat(ShellServer server, int port, Path directory) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/chat/");
        server.await(address, "<title>Chat</title>");
        Commands.run(
                List.of("node", "--test", "browser/tutorial.test.mjs"),
                Scripts.DIRECTORY,
                Map.of("BASE_URL", address.toString()),
                directory.resolve("browser.log"));
    }
}
