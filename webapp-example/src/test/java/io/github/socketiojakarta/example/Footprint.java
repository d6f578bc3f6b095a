package io.github.socketiojakarta.example;

import io.github.socketiojakarta.SocketIoServer;
import io.github.socketiojakarta.internal.server.LocalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application costs the server's JVM, asked from outside, after a garbage collection.
 *
 * @param classLoaders how many class loaders have a copy of the library
 * @param servers how many servers of the library there are
 * @param threads the threads that the library has started, without those of the container
 * @param allThreads the number of all threads
 * @param heap the bytes of all live objects
 */
record Footprint(int classLoaders, int servers, List<String> threads, int allThreads, long heap) {

    private static final Pattern SERVER =
            Pattern.compile("(?m)^ *\\d+: +(\\d+) .*" + Pattern.quote(LocalServer.class.getName()) + "$");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" (?:#\\d+|os_prio)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");

    static Footprint of(ProcessHandle jvm) throws IOException, InterruptedException {
        String histogram = ask(jvm, "GC.class_histogram"); // collects garbage
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("jcmd says nothing of the heap");
        }
        List<String> threads = THREAD.matcher(threads(jvm))
                .results()
                .map(result -> result.group(1))
                .toList();
        List<String> ours = threads.stream()
                .filter(name -> name.contains("socketio"))
                .sorted()
                .toList();
        int servers = SERVER.matcher(histogram)
                .results()
                .mapToInt(result -> Integer.parseInt(result.group(1)))
                .sum();
        return new Footprint(
                classLoaders(jvm, SocketIoServer.class), servers, ours, threads.size(), Long.parseLong(total.group(1)));
    }

    /** What each thread does. */
    static String threads(ProcessHandle jvm) throws IOException, InterruptedException {
        return jvm.isAlive() ? ask(jvm, "Thread.print") : "";
    }

    /** How many class loaders have a copy of a class, without those that the next garbage collection takes. */
    static int classLoaders(ProcessHandle jvm, Class<?> type) throws IOException, InterruptedException {
        ask(jvm, "GC.class_histogram");
        Pattern line = Pattern.compile("(?m)[| ]" + Pattern.quote(type.getName()) + "$");
        return (int) line.matcher(ask(jvm, "VM.classloaders", "show-classes"))
                .results()
                .count();
    }

    /** Writes the heap to a file, where it can be seen what refers to what. */
    static void dump(ProcessHandle jvm, Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(file);
        ask(jvm, "GC.heap_dump", file.toAbsolutePath().toString());
    }

    private static String ask(ProcessHandle jvm, String... question) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "jcmd")), "output", ".log");
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> command = new ArrayList<>(List.of(jcmd, Long.toString(jvm.pid())));
        command.addAll(List.of(question));
        String answer = Commands.run(command, log.toAbsolutePath());
        Files.delete(log);
        return answer;
    }
}
