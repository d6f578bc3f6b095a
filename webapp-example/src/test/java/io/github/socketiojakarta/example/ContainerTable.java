package io.github.socketiojakarta.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of servers in a page of documentation, between two comments. Confined to one thread. */
final class ContainerTable {

    static final String BEGIN = "<!-- table of containers: written by the build, see below -->";
    static final String END = "<!-- end of the table of containers -->";

    private static final String UNKNOWN = "-";

    private final String before;
    private final String after;
    private final Map<Server, Row> rows = new EnumMap<>(Server.class);

    /**
     * A line of the table.
     *
     * @param version the server's version
     * @param cells what is known of its capabilities
     */
    record Row(String version, Map<Capability, String> cells) {

        /** A row with what is known now instead of what was known of these capabilities; nothing of an older version. */
        Row with(Row news) {
            Map<Capability, String> all = new EnumMap<>(Capability.class);
            if (version.equals(news.version)) {
                all.putAll(cells);
            }
            all.putAll(news.cells);
            return new Row(news.version, all);
        }
    }

    private ContainerTable(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** Finds the table in a page. */
    static ContainerTable in(String page) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (begin < BEGIN.length() || end < begin) {
            throw new IllegalArgumentException("The page has no place for the table");
        }
        ContainerTable table = new ContainerTable(page.substring(0, begin), page.substring(end));
        page.substring(begin, end)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .forEach(table::read);
        return table;
    }

    private void read(String line) {
        List<String> texts =
                Arrays.stream(line.substring(1).split("\\|")).map(String::trim).toList();
        Map<Capability, String> cells = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            String text = texts.get(2 + capability.ordinal());
            if (!text.equals(UNKNOWN)) {
                cells.put(capability, text);
            }
        }
        Stream.of(Server.values())
                .filter(server -> server.title().equals(texts.get(0)))
                .forEach(server -> rows.put(server, new Row(texts.get(1), cells)));
    }

    void update(Server server, Row news) {
        rows.merge(server, news, Row::with);
    }

    /** The page with the table as it is now. */
    String page() {
        List<String> lines = new ArrayList<>();
        lines.add(line("container", "version", Capability::title));
        lines.add("|" + "---|".repeat(2 + Capability.values().length));
        rows.forEach((server, row) -> lines.add(
                line(server.title(), row.version, capability -> row.cells.getOrDefault(capability, UNKNOWN))));
        return before + "\n" + String.join("\n", lines) + "\n" + after;
    }

    private static String line(
            String title, String version, java.util.function.Function<Capability, String> capabilities) {
        return Stream.concat(
                        Stream.of(title, version),
                        Stream.of(Capability.values()).map(capabilities))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
