package io.github.socketiojakarta.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** How the benchmark talks with a server it has started: lines on standard input, answers on standard output. */
final class Control {

    private Control() {}

    /** Says where the server listens, answers questions, and ends the process when the benchmark is gone. */
    static void serve(int port) throws IOException {
        PrintStream out = System.out;
        out.println("port " + port);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (line) {
                case "heap" -> out.println("heap " + liveBytes());
                case "compiler" -> out.println("compiler " + compilerMillis());
                default -> throw new IllegalArgumentException(line);
            }
        }
        System.exit(0); // with what profilers do at the end
    }

    private static long compilerMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    /** Returns what is in use after garbage, and what it held by references of all kinds, has gone. */
    private static long liveBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
