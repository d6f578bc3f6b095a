package io.github.socketiojakarta.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an application costs the server's JVM, asked from outside, after a garbage collection.
 *
 * @param classLoaders how many class loaders have a copy of the library
 * @param threads the threads that the library has started, without those of the container
 * @param allThreads the number of all threads
 * @param heap the bytes of all live objects
 */
record Footprint(int classLoaders, List<String> threads, int allThreads, long heap) {

    private static final Pattern OUR_CLASS = Pattern.compile("(?m)[| ]io\\.github\\.socketiojakarta\\.SocketIoServer$");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" (?:#\\d+|os_prio)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");

    static Footprint of(ProcessHandle jvm) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(ask(jvm, "GC.class_histogram")); // collects garbage
        if (!total.find()) {
            throw new IllegalStateException("jcmd says nothing of the heap");
        }
        List<String> threads = THREAD.matcher(ask(jvm, "Thread.print"))
                .results()
                .map(result -> result.group(1))
                .toList();
        List<String> ours = threads.stream()
                .filter(name -> name.contains("socketio"))
                .sorted()
                .toList();
        int loaders = (int) OUR_CLASS
                .matcher(ask(jvm, "VM.classloaders", "show-classes"))
                .results()
                .count();
        return new Footprint(loaders, ours, threads.size(), Long.parseLong(total.group(1)));
    }

    private static String ask(ProcessHandle jvm, String... question) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "jcmd")), "output", ".log");
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        List<String> command = new java.util.ArrayList<>(List.of(jcmd, Long.toString(jvm.pid())));
        command.addAll(List.of(question));
        String answer = Commands.run(command, log.toAbsolutePath());
        Files.delete(log);
        return answer;
    }
}
