package io.github.socketiojakarta.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the numbers were measured on. */
public final class Machine {

    private Machine() {}

    /** Returns the description, line by line. */
    public static Map<String, String> describe() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("date", LocalDate.now().toString());
        lines.put(
                "processors",
                Runtime.getRuntime().availableProcessors() + " × " + field("/proc/cpuinfo", "model name"));
        lines.put("memory", Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024 + " MiB");
        lines.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        lines.put("node", nodeVersion());
        lines.put("load before", Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        return lines;
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String nodeVersion() {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            return new String(node.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException expectedWithoutNode) {
            return "none";
        }
    }
}
