package io.github.socketiojakarta.example;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes a WAR for a test; complete when it is closed. */
final class WarFile implements AutoCloseable {

    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    private WarFile(Path file) throws IOException {
        zip = new ZipOutputStream(Files.newOutputStream(file));
    }

    static WarFile create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new WarFile(file);
    }

    /** Starts with everything that is in another WAR. */
    static WarFile copy(Path from, Path to) throws IOException {
        WarFile war = new WarFile(to);
        try (ZipFile source = new ZipFile(from.toFile())) {
            for (ZipEntry entry : source.stream().toList()) {
                try (InputStream content = source.getInputStream(entry)) {
                    war.entry(entry.getName(), content.readAllBytes());
                }
            }
        }
        return war;
    }

    /** Writes the files in a WAR to a directory. */
    static void extract(Path war, Path directory) throws IOException {
        try (ZipFile source = new ZipFile(war.toFile())) {
            for (ZipEntry entry :
                    source.stream().filter(one -> !one.isDirectory()).toList()) {
                Path file = directory.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream content = source.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Adds the libraries that another WAR has. */
    WarFile librariesOf(Path other) throws IOException {
        return librariesOf(other, name -> true);
    }

    /** Adds those of the libraries of another WAR whose file names are wanted. */
    WarFile librariesOf(Path other, Predicate<String> names) throws IOException {
        try (ZipFile source = new ZipFile(other.toFile())) {
            for (ZipEntry entry : source.stream().toList()) {
                String path = entry.getName();
                if (path.startsWith(LIBRARIES)
                        && !entry.isDirectory()
                        && names.test(path.substring(LIBRARIES.length()))) {
                    try (InputStream content = source.getInputStream(entry)) {
                        entry(path, content.readAllBytes());
                    }
                }
            }
        }
        return this;
    }

    /** Adds the classes of a package of the tests. */
    WarFile packageOf(Class<?> type) throws IOException {
        Path classes = Path.of("target", "test-classes");
        Path directory = classes.resolve(type.getPackageName().replace('.', '/'));
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                entry("WEB-INF/classes/" + name, Files.readAllBytes(file));
            }
        }
        return this;
    }

    /** Adds the library that a class is in. */
    WarFile library(Class<?> type) throws IOException, URISyntaxException {
        Path jar =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return entry(LIBRARIES + jar.getFileName(), Files.readAllBytes(jar));
    }

    WarFile text(String path, String content) throws IOException {
        return entry(path, content.getBytes(StandardCharsets.UTF_8));
    }

    private WarFile entry(String path, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ALWAYS); // the same content is the same file
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
