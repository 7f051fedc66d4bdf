package io.github.seatkeeper.server.login;

import java.time.Duration;

/** The end of a wait, on the machine's own clock: a wait is real whatever time it is said to be. */
record Deadline(long nanoTime) {
    static Deadline in(Duration wait) {
        return new Deadline(System.nanoTime() + wait.toNanos());
    }

    /** Zero or less once it is over. */
    long remainingNanos() {
        return nanoTime - System.nanoTime();
    }
}
