package io.github.socketiojakarta.example;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the tests have shown of one server: a file, so that later runs can go on with it. Each JVM has one thread that writes,
 * and several JVMs may do so at a time: they lock a file beside it.
 */
final class Results {

    private static final Path DIRECTORY = Path.of("target", "containers");
    private static final String VERSION = "version";
    private static final String WAR = "sha256.";

    private final Path file;

    private Results(Path file) {
        this.file = file;
    }

    static Results of(Server server) throws IOException {
        Results results = new Results(Files.createDirectories(DIRECTORY).resolve(server.name() + ".properties"));
        String version = server.version();
        results.change(all -> {
            if (!version.equals(all.get(VERSION))) {
                all.clear(); // it says nothing of another version
                all.put(VERSION, version);
            }
        });
        return results;
    }

    void outcome(Capability capability, String test, Outcome outcome) throws IOException {
        put(capability + "." + test, outcome.name());
    }

    /** Notes the WAR that was deployed. */
    void deployed(Application application) throws IOException {
        put(WAR + application.name(), application.sha256());
    }

    /** Notes what an application cost before and after it was deployed again. */
    void footprints(Footprint first, Footprint last) throws IOException {
        put("footprint.first", first.toString());
        put("footprint.last", last.toString());
    }

    /** The capability's outcome: nothing if no test has asked, and passed if all have that did. */
    Optional<Outcome> outcome(Capability capability) throws IOException {
        Set<String> outcomes = locked().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(capability + "."))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(outcomes.equals(Set.of(Outcome.PASSED.name())) ? Outcome.PASSED : Outcome.FAILED);
    }

    /** The WARs that were deployed, and their SHA-256. */
    Map<String, String> wars() throws IOException {
        return locked().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(WAR))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(WAR.length()), Map.Entry::getValue));
    }

    private void put(String key, String value) throws IOException {
        change(all -> all.put(key, value));
    }

    private Map<String, String> locked() throws IOException {
        return change(all -> {});
    }

    private Map<String, String> change(Consumer<Map<String, String>> change) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock unused = channel.lock()) {
            Map<String, String> all = read();
            Map<String, String> before = Map.copyOf(all);
            change.accept(all);
            if (!all.equals(before)) {
                write(all);
            }
            return all;
        }
    }

    private Map<String, String> read() throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> all = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }

    private void write(Map<String, String> all) throws IOException {
        Properties properties = new Properties();
        properties.putAll(all);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
