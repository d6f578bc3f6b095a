package io.github.socketiojakarta.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.socketiojakarta.harness.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles the Java of a page as it stands there: whole files as files, classes with imports above them, and statements in
 * a method.
 *
 * @param imports what stands above everything that is no whole file
 * @param world the types, methods and variables that the page's statements take for granted
 */
record JavaBlocks(String imports, String world) {

    private static final Pattern TYPE = Pattern.compile("^(?:public )?(?:final )?class (\\w+)", Pattern.MULTILINE);

    /** Fails with the compiler's errors if there are any. */
    void compile(Page page) {
        compile(page, output());
    }

    /** Does the same, and puts the classes into this directory. */
    void compile(Page page, Path output) {
        List<JavaFileObject> sources = new ArrayList<>();
        page.blocks("java").forEach(block -> sources.add(source(sources.size(), block)));
        if (sources.isEmpty()) {
            return;
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-implicit:none", "-d", output.toString(), "-cp", classPath());
        boolean compiled =
                compiler.getTask(null, null, problems, options, null, sources).call();
        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertThat(compiled).isTrue();
    }

    private JavaFileObject source(int number, String block) {
        Matcher type = TYPE.matcher(block);
        if (type.find()) {
            return new Source(type.group(1), block.startsWith("package ") ? block : imports + block);
        }
        String name = "Snippet" + number;
        String method = "void run() throws Exception {\n" + block + "}\n";
        return new Source(name, imports + "class " + name + " {\n" + world + method + "}\n");
    }

    private static Path output() {
        try {
            return Files.createDirectories(Path.of("target", "guide"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Surefire hides the class path in the manifest of a jar. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
