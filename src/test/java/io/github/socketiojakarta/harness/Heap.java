package io.github.socketiojakarta.harness;

import java.lang.management.ManagementFactory;

/** The heap of this JVM. */
public final class Heap {

    private Heap() {}

    /** Returns the bytes that are used after what is garbage has been collected. */
    public static long usedAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
