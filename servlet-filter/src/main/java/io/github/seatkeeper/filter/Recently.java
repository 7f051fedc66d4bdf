package io.github.seatkeeper.filter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happened here a moment ago, the newest ten thousand of it. Thread-safe. */
final class Recently {
    private static final int MAX = 10_000;

    private final Duration kept;
    private final Clock clock;
    private final LinkedHashMap<String, Instant> happened = new LinkedHashMap<>();

    Recently(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** It happens now. */
    synchronized void note(String what) {
        happened.remove(what);
        happened.put(what, clock.instant());
        Iterator<Map.Entry<String, Instant>> oldest = happened.entrySet().iterator();
        while (oldest.hasNext()) {
            Instant when = oldest.next().getValue();
            if (happened.size() <= MAX && !isOver(when)) {
                break;
            }
            oldest.remove();
        }
    }

    /** Whether it did. */
    synchronized boolean has(String what) {
        Instant when = happened.get(what);
        return when != null && !isOver(when);
    }

    private boolean isOver(Instant when) {
        return clock.instant().isAfter(when.plus(kept));
    }
}
