package io.github.socketiojakarta.example;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the tests have shown of one server: a file, so that later runs can go on with it. Confined to one thread. */
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
        if (!server.version().equals(results.read().get(VERSION))) {
            results.write(new TreeMap<>(Map.of(VERSION, server.version()))); // says nothing of another version
        }
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
        Set<String> outcomes = read().entrySet().stream()
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
        return read().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(WAR))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(WAR.length()), Map.Entry::getValue));
    }

    private void put(String key, String value) throws IOException {
        Map<String, String> all = read();
        all.put(key, value);
        write(all);
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
