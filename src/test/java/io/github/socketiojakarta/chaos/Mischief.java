package io.github.socketiojakarta.chaos;

import java.util.SplittableRandom;

/** What happens to a connection on its way. */
enum Mischief {
    /** A TCP reset at both ends. */
    RESET(30),
    /** One end is told that the other sends no more; what that still sends is lost. */
    HALF_CLOSE(15),
    /** Nothing is read for a while, in neither direction. */
    STALL(25),
    /** Whatever is sent is lost, as if a cable had been pulled: no end hears of the other any more. */
    HALF_OPEN(12),
    /** A few bytes in a second, for a while. */
    SLOW(18);

    private final int weight;

    Mischief(int weight) {
        this.weight = weight;
    }

    static Mischief draw(SplittableRandom random) {
        int sum = 0;
        for (Mischief mischief : values()) {
            sum += mischief.weight;
        }
        int drawn = random.nextInt(sum);
        for (Mischief mischief : values()) {
            drawn -= mischief.weight;
            if (drawn < 0) {
                return mischief;
            }
        }
        throw new AssertionError(drawn);
    }
}
