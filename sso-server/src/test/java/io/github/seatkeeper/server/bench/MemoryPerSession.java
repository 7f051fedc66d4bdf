package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.server.store.memory.MemorySessionStore;
import java.time.Instant;

/** What a logged-in session takes of the heap: everything that is reachable from a full store only. */
final class MemoryPerSession {
    private static final int SESSIONS = 1_000_000;

    private MemoryPerSession() {}

    static void run(Report report) throws InterruptedException {
        long before = used();
        MemorySessionStore store = new MemorySessionStore();
        Sessions sessions = new Sessions();
        Instant now = Instant.now();
        for (int n = 0; n < SESSIONS; n++) {
            sessions.logIn(store, Sessions.account(n / 2), now);
        }
        double each = (used() - before) / (double) SESSIONS;
        if (store.countActive(now) != SESSIONS) {
            throw new IllegalStateException("Sessions are missing.");
        }
        report.row("a logged-in session of 1,000,000, memory store", Report.number(each) + " B", "", "", "≤ 500 B");
    }

    private static long used() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int n = 0; n < 5; n++) {
            System.gc();
            Thread.sleep(200);
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
