package io.github.socketiojakarta.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** Checks that what a decoder allocates is a matter of what it was given. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long FREE = 200_000;

    /** The first runs load classes, and the fuzzer instruments these, which is not the input's doing. */
    private static final int ATTEMPTS = 3;

    private final long perByte;

    Allocation(long perByte) {
        this.perByte = perByte;
    }

    /** Returns what the code does; throws if it allocates more than an input of this length may cost, however often it runs. */
    <T> T bounded(int length, Supplier<T> code) {
        long allocated = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            T result = code.get();
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (allocated <= FREE + perByte * length) {
                return result;
            }
        }
        throw new AssertionError(allocated + " bytes allocated for an input of " + length);
    }
}
