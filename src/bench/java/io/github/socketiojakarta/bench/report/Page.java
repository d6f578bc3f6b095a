package io.github.socketiojakarta.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Puts the results into the documentation, between two marks. */
public final class Page {

    private static final Path PAGE = Path.of("src/site/markdown/performance.md");
    private static final Path PICTURE = Path.of("src/site/resources/images/performance.svg");
    private static final String BEGIN = "<!-- results: written by the benchmark -->\n";
    private static final String END = "<!-- end of the results -->\n";

    private Page() {}

    /** Returns the results as Markdown. */
    public static String markdown(Map<String, String> machine, String options, String tables) {
        StringBuilder text = new StringBuilder("| | |\n|---|---|\n");
        machine.forEach((name, value) ->
                text.append("| ").append(name).append(" | ").append(value).append(" |\n"));
        return text.append("| options | ")
                .append(options)
                .append(" |\n\n")
                .append(tables)
                .toString();
    }

    /** Replaces what the last run has written. */
    public static void write(String markdown, String picture) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(PAGE + " has not got the lines between which results go");
        }
        Files.createDirectories(PICTURE.getParent());
        Files.writeString(PICTURE, picture);
        String image = "\n![Processor time and heap by scenario and server](../resources/images/performance.svg)\n\n";
        Files.writeString(PAGE, page.substring(0, begin) + BEGIN + image + markdown + page.substring(end));
    }
}
