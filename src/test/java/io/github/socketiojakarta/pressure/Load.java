package io.github.socketiojakarta.pressure;

/**
 * Messages of 4 KiB for everybody in a room, so many in each second for so long. Short enough for every build by default;
 * the system properties {@code pressure.readers}, {@code pressure.rate} and {@code pressure.seconds} make it longer. Then
 * {@code pressure.bound}, the bytes that may wait for a client, should be larger too, so that it is not gone at once; and on
 * a machine with nothing else to do, {@code pressure.noise}, the milliseconds by which other things may add to the 99th
 * percentile, may be 0.
 */
public record Load(int readers, int rate, int seconds) {

    /** What the properties say, and this where they say nothing. */
    public Load orAsProperties() {
        return new Load(
                Integer.getInteger("pressure.readers", readers),
                Integer.getInteger("pressure.rate", rate),
                Integer.getInteger("pressure.seconds", seconds));
    }

    /** The bytes that may wait for a client. */
    public static int bound() {
        return Integer.getInteger("pressure.bound", 2_000_000);
    }

    Load shortened() {
        return new Load(readers, rate, Math.min(seconds, 5) / 2 + 1);
    }

    int messages() {
        return rate * seconds;
    }
}
