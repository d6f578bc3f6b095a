package io.github.socketiojakarta.example.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The project that a page consists of, written below {@code target} and built by the page's own commands. */
final class HomeProject {

    private static final Duration BOUND = Duration.ofSeconds(3);

    private final Path directory;
    private List<String> commands;
    private final String port;

    /**
     * Writes what the page says.
     *
     * @param port the variable of the environment that says at which port the application listens
     */
    HomeProject(String name, Page page, String port) throws IOException {
        this(name, List.of(page), page, port);
    }

    /**
     * Writes what several sections say, the last of which counts.
     *
     * @param commands the section with the commands
     */
    HomeProject(String name, List<Page> pages, Page commands, String port) throws IOException {
        this.directory = fresh(Path.of("target", "homes", name).toAbsolutePath());
        this.port = port;
        pages.forEach(this::write);
        this.commands = commands.block("sh").lines().toList();
    }

    private static Path fresh(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    /** Writes what another section says, too. */
    void write(Page section) {
        section.writeFiles(directory);
    }

    /** Deletes a file that the project does without. */
    void delete(String file) throws IOException {
        Files.delete(directory.resolve(file));
    }

    /** Moves a file. */
    void move(String file, String other) throws IOException {
        Path target = directory.resolve(other);
        Files.createDirectories(target.getParent());
        Files.move(directory.resolve(file), target);
    }

    /** Replaces a text that is in a file once. */
    void replace(String file, String text, String other) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        assertThat(before.split(Pattern.quote(text), -1))
                .as(text + " in " + file)
                .hasSize(2);
        Files.writeString(path, before.replace(text, other));
    }

    /** Replaces a text wherever it is in a file. */
    void replaceAll(String file, String text, String other) throws IOException {
        Path path = directory.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(text);
        Files.writeString(path, before.replace(text, other));
    }

    /** Replaces a text wherever it is in the commands. */
    void replaceInCommands(String text, String other) {
        assertThat(commands).anyMatch(command -> command.contains(text));
        commands =
                commands.stream().map(command -> command.replace(text, other)).toList();
    }

    /** Adds a file that the page does not have. */
    void add(String file, String text) throws IOException {
        Path target = directory.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    /** Returns what is in a file that the build has written. */
    String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    /** Runs all commands of the page but the last. */
    void build() throws Exception {
        for (String command : commands.subList(0, commands.size() - 1)) {
            new Shell(directory, Map.of()).run(command);
        }
    }

    /** Runs the last command of the page. */
    Home start(Map<String, String> environment) throws Exception {
        return Home.start(directory, commands.get(commands.size() - 1), port, environment);
    }

    /**
     * Checks that clients, one of which has its poll held, are told that the application leaves, and do not keep it: it
     * takes less than 3 seconds longer than without any client, on this machine, busy as it may be.
     *
     * @param alone how long it took without any
     */
    void assertClientsDoNotKeepIt(Duration alone, String transports, String... ends) throws Exception {
        try (Home home = start(Map.of());
                Home.Clients clients = home.stay(transports)) {
            Duration together = home.end();
            System.out.println(directory.getFileName() + " ended within " + together.toMillis()
                    + " ms, without clients " + alone.toMillis() + " ms");
            assertThat(together.minus(alone)).isLessThan(BOUND);
            assertThat(clients.ends()).containsExactly(ends);
            home.assertQuiet();
        }
    }
}
