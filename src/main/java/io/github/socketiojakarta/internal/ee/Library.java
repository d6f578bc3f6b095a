package io.github.socketiojakarta.internal.ee;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What the build has written down about this library. In a file of its own, because the manifest is another one where the
 * classes are packed into another jar, and because containers do not show manifests of jars in a WAR.
 *
 * @param version the version of this library
 * @param yasson the version of Yasson it was tested with
 * @param parsson the version of Parsson it was tested with
 */
record Library(String version, String yasson, String parsson) {

    private static final String FILE = "library.properties";

    static Library read() {
        Properties properties = new Properties();
        try (InputStream file = Library.class.getResourceAsStream(FILE)) {
            if (file != null) { // whoever repacks jars may lose it
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Library(
                properties.getProperty("version", "of unknown version"),
                properties.getProperty("yasson", "3.x"),
                properties.getProperty("parsson", "1.1.x"));
    }
}
