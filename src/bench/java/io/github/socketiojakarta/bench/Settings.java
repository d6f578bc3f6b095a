package io.github.socketiojakarta.bench;

import io.github.socketiojakarta.bench.load.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What to measure and how, from system properties {@code bench.*}. */
record Settings(
        List<Workload> workloads,
        List<Peer> peers,
        int rounds,
        long warmUpSeconds,
        long measureSeconds,
        long paceSeconds,
        int idle,
        List<String> jvmOptions,
        Path output) {

    private static final String CODECS = "codec";
    private static final String JACKSON = "jackson-";
    private static final int SLOWEST_WARM_UP = 5;

    /** The jars that a container's processes do without, by the beginning of their names. */
    private static final Map<String, List<String>> STRANGERS = Map.of(
            "jetty", List.of("tomcat-", "undertow-", "xnio-", "jboss-", "wildfly-", "netty-", JACKSON),
            "tomcat",
                    List.of(
                            "jakarta.servlet-",
                            "jakarta.websocket-",
                            "jetty-",
                            "undertow-",
                            "xnio-",
                            "jboss-",
                            "wildfly-",
                            "netty-",
                            JACKSON),
            "undertow", List.of("tomcat-", "jetty-", "netty-", JACKSON),
            "undertow-workers", List.of("tomcat-", "jetty-", "netty-", JACKSON),
            "netty", List.of("tomcat-", "jetty-", "undertow-", "xnio-", "jboss-", "wildfly-"));

    /** What a build of ours puts into its target. */
    private static final List<String> BUILT = List.of("classes", "bench-classes");

    /** The jars of the tests, which no server needs. */
    private static final List<String> TESTS = List.of(
            "weld-",
            "smallrye-config",
            "hibernate-",
            "junit-",
            "archunit-",
            "assertj-",
            "awaitility-",
            "byte-buddy-",
            "jmh-",
            "socket.io-client-",
            "engine.io-client-",
            "okhttp-",
            "okio-",
            "microprofile-",
            "jakarta.enterprise.",
            "jakarta.validation-");

    static Settings read() {
        return new Settings(
                named("bench.scenarios", Workload.values(), Workload::id, workload -> true),
                named("bench.servers", Peer.values(), Peer::id, Peer::isUsual),
                Integer.getInteger("bench.rounds", 5),
                Integer.getInteger("bench.warmup", 8),
                Integer.getInteger("bench.seconds", 5),
                Integer.getInteger("bench.latency", 3),
                Integer.getInteger("bench.idle", 10_000),
                List.of(text("bench.jvm", "-Xms512m -Xmx512m -XX:+UseG1GC")
                        .strip()
                        .split("\\s+")),
                Path.of("target/bench"));
    }

    /** Returns a property, and the default for an empty one, too: that is what Maven passes on for none. */
    private static String text(String property, String byDefault) {
        String value = System.getProperty(property, "");
        return value.isBlank() ? byDefault : value;
    }

    /** Returns the same for idle connections, which need no large buffers: Tomcat has five of 8 KiB for each by default. */
    Settings withSmallBuffers() {
        List<String> options = new ArrayList<>(jvmOptions);
        options.add("-Dbench.buffers=1024");
        return new Settings(
                workloads,
                peers,
                rounds,
                warmUpSeconds,
                measureSeconds,
                paceSeconds,
                idle,
                List.copyOf(options),
                output);
    }

    /** Returns when a server counts as warm, whatever its compilers still have to do. */
    long longestWarmUpSeconds() {
        return SLOWEST_WARM_UP * warmUpSeconds;
    }

    /** Returns how it was measured, for readers. */
    String describe() {
        return rounds + " rounds; " + warmUpSeconds + " to " + longestWarmUpSeconds() + " s to warm up, "
                + measureSeconds + " s measured, " + paceSeconds + " s at the fixed pace; server JVM: "
                + String.join(" ", jvmOptions);
    }

    private static <T> List<T> named(String property, T[] all, Function<T, String> id, Predicate<T> usual) {
        String names = System.getProperty(property, "");
        if (names.isBlank()) {
            return Arrays.stream(all).filter(usual).toList();
        }
        Map<String, T> byName = Arrays.stream(all).collect(Collectors.toMap(id, Function.identity()));
        List<T> chosen = new ArrayList<>();
        for (String name : names.split("\\s*,\\s*")) {
            if (byName.containsKey(name)) {
                chosen.add(byName.get(name));
            } else if (!name.equals(CODECS)) {
                throw new IllegalArgumentException(property + " has " + name + ", not one of " + byName.keySet());
            }
        }
        return List.copyOf(chosen);
    }

    /** Returns whether the codecs are measured, too. */
    boolean hasCodecs() {
        String names = System.getProperty("bench.scenarios", "");
        return names.isBlank() || List.of(names.split(",")).contains(CODECS);
    }

    List<String> node(String events) {
        return List.of("node", "--expose-gc", "src/bench/js/server.js", events);
    }

    /** Returns how to start a server with the classes of this build. */
    List<String> java(String container, Class<?> main, List<String> arguments) {
        return command(classPath(STRANGERS.get(container)), main, arguments);
    }

    /** Does so for a server that uses Jackson. */
    List<String> javaWithJackson(String container, Class<?> main, List<String> arguments) {
        List<String> strangers = new ArrayList<>(STRANGERS.get(container));
        strangers.remove(JACKSON);
        return command(classPath(strangers), main, arguments);
    }

    /** Returns how to start a server with the classes of another build, in the directory {@code bench.before}. */
    List<String> javaBefore(String container, Class<?> main, List<String> arguments) {
        Path before = Path.of(text("bench.before", "target-before"));
        for (String part : BUILT) {
            if (!Files.isDirectory(before.resolve(part))) {
                throw new IllegalArgumentException("bench.before: there is no " + before.resolve(part)
                        + "; name the target of another clone, after mvn -Pbench test-compile there");
            }
        }
        String path = Arrays.stream(classPath(STRANGERS.get(container)).split(File.pathSeparator))
                .map(entry -> {
                    String name = new File(entry).getName();
                    return BUILT.contains(name) ? before.resolve(name).toString() : entry;
                })
                .collect(Collectors.joining(File.pathSeparator));
        return command(path, main, arguments);
    }

    private List<String> command(String classPath, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-XX:+ExitOnOutOfMemoryError"); // what is left of a server then neither works nor ends
        command.add("-cp");
        command.add(classPath);
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    private static String classPath(List<String> strangers) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> {
                    String name = new File(entry).getName();
                    return TESTS.stream().noneMatch(name::startsWith)
                            && strangers.stream().noneMatch(name::startsWith);
                })
                .collect(Collectors.joining(File.pathSeparator));
    }
}
