package io.github.seatkeeper.filter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Allows a number of tries a minute, for everybody together. Thread-safe. */
final class FewAtATime {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private final Clock clock;
    private Instant began = Instant.MIN;
    private int tries;

    FewAtATime(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    synchronized boolean isAllowed() {
        Instant now = clock.instant();
        if (began.equals(Instant.MIN) || !now.isBefore(began.plus(MINUTE))) {
            began = now;
            tries = 0;
        }
        tries++;
        return tries <= most;
    }

    /** The try was a good one and does not count. */
    synchronized void giveBack() {
        tries--;
    }
}
