package io.github.socketiojakarta.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation, or a section of one. Tests run what they find there, so that a page cannot say what does
 * not work.
 */
public final class Page {

    private static final Pattern FENCE = Pattern.compile("^( *)```(\\w*) *$");
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*?) *$");

    /** A line that ends with a colon, and the first file it names: the block below belongs in it. */
    private static final Pattern FILE_NAME = Pattern.compile("`([\\w./-]+\\.\\w+)`.*:$");

    private final String name;
    private final List<String> lines;

    private Page(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** Reads a page, named by its path below the root of the repository, such as {@code README.md}. */
    public static Page of(String path) {
        try {
            return new Page(path, Files.readAllLines(root().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the repository, from whichever module the test runs in. */
    public static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("src/site/markdown"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    /** The section with this heading, without the marks before it, up to the next one of the same or a higher level. */
    public Page section(String heading) {
        List<String> section = new ArrayList<>();
        int level = 0;
        boolean code = false;
        for (String line : lines) {
            code ^= FENCE.matcher(line).matches();
            Matcher found = HEADING.matcher(line);
            if (!code && found.matches()) {
                int here = found.group(1).length();
                if (level > 0 && here <= level) {
                    return new Page(name + "#" + heading, section);
                }
                level = level == 0 && found.group(2).equals(heading) ? here : level;
            }
            if (level > 0) {
                section.add(line);
            }
        }
        if (level == 0) {
            throw new AssertionError(name + " has no section '" + heading + "'");
        }
        return new Page(name + "#" + heading, section);
    }

    /** The blocks of code in this language, in their order, each with a line break at its end. */
    public List<String> blocks(String language) {
        return all().stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    /** The only block in this language. */
    public String block(String language) {
        List<String> blocks = blocks(language);
        if (blocks.size() != 1) {
            throw new AssertionError(name + " has " + blocks.size() + " blocks in " + language + " instead of one");
        }
        return blocks.get(0);
    }

    /** The files that the page tells its reader to write: the path above each block, and what is in the block. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Block block : all()) {
            Matcher file = FILE_NAME.matcher(block.above());
            if (file.find()) {
                files.put(file.group(1), block.text());
            }
        }
        return files;
    }

    /** Writes those files below a directory. */
    public void writeFiles(Path directory) {
        files().forEach((path, text) -> {
            try {
                Path file = directory.resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The whole text. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    /**
     * A block of code.
     *
     * @param language what stands behind its opening fence
     * @param above the last line before it that is not blank
     * @param text what is in it
     */
    private record Block(String language, String above, String text) {}

    private List<Block> all() {
        List<Block> blocks = new ArrayList<>();
        String above = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher opening = FENCE.matcher(lines.get(i));
            if (opening.matches()) {
                String indent = opening.group(1);
                StringBuilder text = new StringBuilder();
                for (i++; !lines.get(i).equals(indent + "```"); i++) {
                    String line = lines.get(i);
                    text.append(line.startsWith(indent) ? line.substring(indent.length()) : line)
                            .append('\n');
                }
                blocks.add(new Block(opening.group(2), above, text.toString()));
                above = "";
            } else if (!lines.get(i).isBlank()) {
                above = lines.get(i);
            }
        }
        return blocks;
    }

    @Override
    public String toString() {
        return name;
    }
}
